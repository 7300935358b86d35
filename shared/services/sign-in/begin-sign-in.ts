import { beginAttempt } from '../../domain/sign-in/attempt.ts';
import { SignInFailure } from '../../domain/sign-in/failure.ts';
import { MAX_ISSUER_CHARACTERS, type SignInProvider } from '../../domain/sign-in/provider.ts';
import { authorizationAddress } from '../../openid/openid-client.ts';
import type { Reach } from '../../openid/openid-fetch.ts';
import * as attempts from '../../store/sign-in-attempts.ts';
import * as providers from '../../store/sign-in-providers.ts';
import type { Store } from '../../store/table/store.ts';

/** The path of the address that a provider sends a browser back to, below that of the API; it has to know it beforehand. */
export const CALLBACK_PATH = '/ui/-/sign-in/oidc/callback';

/** What a browser asks for. */
export interface WantedSignIn {
  issuer: string | null | undefined;
  /** Where to go then, an address of the pages. */
  to: string;
  /** What it has of an attempt in another tab; `null`: nothing. */
  browser: string | null;
  /** The API's address, `https://host/api`. */
  base: string;
  now: Date;
}

/**
 * Begins a sign-in through a provider. Nothing is stored of one whose provider cannot be asked.
 * @param reachOf the network in which a provider may lie, for all that is asked of it.
 * @returns the address at the provider, and the secret that the browser keeps until it comes back.
 * @throws SignInFailure
 */
export async function signInAt(
  store: Store,
  { issuer, to, browser, base, now }: WantedSignIn,
  reachOf: (provider: SignInProvider) => Reach,
): Promise<{ address: string; secret: string }> {
  const provider = await knownProvider(store, issuer);
  const { attempt, state, secret } = beginAttempt({ issuer: provider.issuer, to, browser }, now);
  const redirectUri = `${base}${CALLBACK_PATH}`;
  const address = await authorizationAddress(provider, { attempt, state, redirectUri }, reachOf(provider));
  await attempts.create(store, attempt);
  return { address, secret };
}

/** Finds a provider by the issuer that somebody names. @throws SignInFailure */
export async function knownProvider(store: Store, issuer: string | null | undefined): Promise<SignInProvider> {
  const isNamed = issuer != null && issuer !== '' && issuer.length <= MAX_ISSUER_CHARACTERS;
  const provider = isNamed ? await providers.read(store, issuer) : null;
  if (provider === null) throw new SignInFailure('unknown-provider', 'no provider of that issuer is set');
  return provider;
}

/** The path of the pages: `/api/ui`. */
export function pagesOf(base: string): string {
  return `${new URL(base).pathname}/ui`;
}
