import { usable } from '../../domain/access-token.ts';
import { beginSession, secondsOf } from '../../domain/session.ts';
import * as accessTokens from '../../store/access-tokens.ts';
import * as sessions from '../../store/sessions.ts';
import type { Store } from '../../store/table/store.ts';
import { signOut } from './sign-out.ts';

/**
 * Exchanges a token for a session with a secret of its own, and ends the sessions that the browser had: a secret from
 * before a sign-in is worth nothing after it, whoever put it there. A token that is refused leaves them as they are.
 * @returns the secret, and for how many seconds it is good.
 * @throws Unauthorized, InvalidToken
 */
export async function signIn(
  store: Store,
  token: string,
  { before, now }: { before: readonly string[]; now: Date },
): Promise<{ secret: string; seconds: number }> {
  const shown = usable(await accessTokens.readBySecret(store, token), now);
  const { session, secret } = beginSession(shown, now);
  await sessions.create(store, session);
  await signOut(store, before);
  return { secret, seconds: secondsOf(session, now) };
}
