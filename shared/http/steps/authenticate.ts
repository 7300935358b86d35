import type { Endpoint } from '../../api/row.ts';
import { isAdmin, reaches } from '../../auth/access.ts';
import { callerOf } from '../../auth/caller.ts';
import type { Shown } from '../../auth/credentials.ts';
import { usable, type AccessToken } from '../../domain/access-token.ts';
import { Forbidden, InsufficientScope, Unauthorized, UnknownUser } from '../../domain/refusals.ts';
import { isOver, type Session } from '../../domain/session.ts';
import type { Step } from '../call.ts';
import type { Dialect } from '../dialect.ts';
import type { Lookups } from '../lookups.ts';

/**
 * Finds out who calls.
 * @throws Unauthorized or InvalidToken, then InsufficientScope. For a caller who wants to act as a user, Forbidden or
 * UnknownUser, because there are no users.
 */
export function authenticate(
  { credentials }: Pick<Dialect, 'credentials'>,
  { scopes }: Pick<Endpoint, 'scopes'>,
): Step {
  return {
    before: async ({ context }) => {
      const { call, lookups } = context;
      const { shown, actAs } = credentials(call);
      context.isForOwnPages = shown?.by === 'session';
      const { token, session } = await proved(shown, lookups);
      context.callerName = `${session === null ? '' : 'session of '}token ${token.id}`;
      const caller = callerOf(token);
      if (!reaches(caller, call.method, scopes)) throw new InsufficientScope(scopes);
      if (actAs !== null) throw isAdmin(caller) ? new UnknownUser(actAs) : new Forbidden('must-be-admin-to-act-as');
      Object.assign(call, { caller, token, session });
    },
  };
}

/**
 * Looks up what was shown. The token behind a session is looked at each time, so that whatever ends it ends the session.
 * @throws Unauthorized, InvalidToken
 */
async function proved(shown: Shown | null, lookups: Lookups): Promise<{ token: AccessToken; session: Session | null }> {
  if (shown === null) throw new Unauthorized();
  const now = lookups.now();
  if (shown.by === 'token') return { token: usable(await lookups.token(shown.secret), now), session: null };
  const session = await lookups.session(shown.secret);
  if (session === null || isOver(session, now)) throw new Unauthorized();
  return { token: usable(await lookups.tokenOf(session), now), session };
}
