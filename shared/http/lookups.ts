import type { AccessToken } from '../domain/access-token.ts';
import type { Session, TokenSession } from '../domain/session.ts';
import type { SignInGrant } from '../domain/sign-in/grant.ts';

/** What the pipeline has to look up in one request; the composition root hands in the store's functions. */
export interface Lookups {
  token: (secret: string) => Promise<AccessToken | null>;
  session: (secret: string) => Promise<Session | null>;
  /** The token that a session came from. */
  tokenOf: (session: TokenSession) => Promise<AccessToken | null>;
  /** The grants of a provider by its issuer; `null`: nobody signs in through it any more. */
  signInGrants: (issuer: string) => Promise<readonly SignInGrant[] | null>;
  now: () => Date;
}
