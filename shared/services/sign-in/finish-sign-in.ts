import { openToken, type TokenKey } from '../../domain/sealed-token.ts';
import { beginPersonSession, secondsOf } from '../../domain/session.ts';
import type { SignInAttempt } from '../../domain/sign-in/attempt.ts';
import { claimsFor, nameIn } from '../../domain/sign-in/claims.ts';
import { SignInFailure } from '../../domain/sign-in/failure.ts';
import type { SignInProvider } from '../../domain/sign-in/provider.ts';
import { identityOf } from '../../openid/openid-client.ts';
import type { Reach } from '../../openid/openid-fetch.ts';
import * as persons from '../../store/persons.ts';
import * as sessions from '../../store/sessions.ts';
import * as attempts from '../../store/sign-in-attempts.ts';
import type { Store } from '../../store/table/store.ts';
import { signOut } from '../sessions/sign-out.ts';
import { CALLBACK_PATH, knownProvider } from './begin-sign-in.ts';

/** With what a browser comes back from a provider. */
export interface Returned {
  /** What the provider added to the address, each once. */
  answered: URLSearchParams;
  /** The secrets that the browser has of attempts. */
  secrets: readonly string[];
  /** Of the sessions that it had. */
  before: readonly string[];
  base: string;
  now: Date;
}

/**
 * Finishes the attempt that a browser comes back with, once whatever it ends in: a second request with the same state, of
 * whoever has read the address, finds none.
 * @throws SignInFailure where the attempt is unknown, over or another browser's.
 */
export async function takeAttempt(store: Store, { answered, secrets, now }: Returned): Promise<SignInAttempt> {
  const state = answered.get('state') ?? '';
  const [secret, ...others] = secrets;
  // Two different cookies of that name: one was put there by somebody else.
  const isOne = secret !== undefined && others.length === 0 && state !== '';
  const attempt = isOne ? await attempts.take(store, { state, secret }, now) : null;
  if (attempt === null) throw new SignInFailure('expired', 'there is no such attempt of this browser');
  return attempt;
}

/**
 * Makes a session of an attempt and of what the provider answers to it, and ends those that the browser had.
 * @returns the session's secret, and for how many seconds it is good.
 * @throws SignInFailure; Error when the client's secret cannot be opened.
 */
export async function sessionFor(
  store: Store,
  tokenKey: TokenKey,
  attempt: SignInAttempt,
  { answered, before, base, now }: Returned,
  reachOf: (provider: SignInProvider) => Reach,
): Promise<{ secret: string; seconds: number }> {
  const provider = await knownProvider(store, attempt.issuer);
  const secret = await openedSecret(provider, tokenKey);
  const asked = { attempt, state: answered.get('state')!, redirectUri: `${base}${CALLBACK_PATH}` };
  const { subject, told } = await identityOf(provider, asked, { secret, answered }, reachOf(provider));
  const { issuer, grants } = provider;
  const known = await persons.ensure(store, { issuer, subject }, now);
  const person = { ...known, kind: 'person' as const, issuer, subject, name: nameIn(told, subject) };
  const begun = beginPersonSession(person, claimsFor(grants, told), now);
  await sessions.create(store, begun.session);
  await signOut(store, before);
  return { secret: begun.secret, seconds: secondsOf(begun.session, now) };
}

/** @throws Error naming the issuer and the key's parameter, which is all that an operator needs to know. */
async function openedSecret(
  { issuer, client_id, client_secret }: SignInProvider,
  tokenKey: TokenKey,
): Promise<string | null> {
  if (client_secret === null) return null;
  const secret = openToken(await tokenKey.read(), client_secret, { issuer, clientId: client_id });
  if (secret !== null) return secret;
  throw new Error(
    `The client secret for ${issuer} cannot be decrypted with the key in the parameter ${tokenKey.parameter}: the key ` +
      'was replaced. Set the secret again: npm run sign-in.',
  );
}
