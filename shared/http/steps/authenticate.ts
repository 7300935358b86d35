import type { Endpoint } from '../../api/row.ts';
import { isAdmin, reaches } from '../../auth/access.ts';
import { callerOf } from '../../auth/caller.ts';
import { tokenState } from '../../domain/access-token.ts';
import { Forbidden, InsufficientScope, InvalidToken, Unauthorized, UnknownUser } from '../../domain/refusals.ts';
import type { Step } from '../call.ts';
import type { Dialect } from '../dialect.ts';

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
    before: async ({ context: { call, lookups } }) => {
      const { secret, actAs } = credentials(call);
      const shown = secret === null ? null : await lookups.token(secret);
      if (shown === null) throw new Unauthorized();
      const state = tokenState(shown, lookups.now());
      if (state !== 'active') throw new InvalidToken(state);
      const caller = callerOf(shown);
      if (!reaches(caller, call.method, scopes)) throw new InsufficientScope(scopes);
      if (actAs !== null) throw isAdmin(caller) ? new UnknownUser(actAs) : new Forbidden('must-be-admin-to-act-as');
      call.caller = caller;
      call.token = shown;
    },
  };
}
