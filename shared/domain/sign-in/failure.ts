/** Why a sign-in through a provider came to nothing; the sign-in page has a sentence for each. */
export const SIGN_IN_PROBLEMS = [
  /** By http over a network, where there are no sessions. */
  'not-encrypted',
  /** No such provider is set here, or not any more. */
  'unknown-provider',
  /** It begins again: too late, done already, or in another browser. */
  'expired',
  /** The person, or the provider for them, said no. */
  'denied',
  /** The provider does not take the request: it is set up otherwise than we are. */
  'provider-refused',
  /** It does not take our client's id, secret or redirect address. */
  'client-refused',
  'provider-unreachable',
  /** It has a private address, and may not. */
  'provider-blocked',
  /** What it answers is not what OpenID Connect says. */
  'provider-answer',
  /** It proves nothing: another issuer, audience, nonce or key, or too old. */
  'not-proved',
] as const;
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

/** Ends a sign-in. The message is for the operator's log: what was wrong, without anything that was sent. */
export class SignInFailure extends Error {
  readonly problem: SignInProblem;
  constructor(problem: SignInProblem, detail: string) {
    super(detail);
    this.problem = problem;
  }
}
