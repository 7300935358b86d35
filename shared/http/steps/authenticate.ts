import type { Endpoint } from '../../api/row.ts';
import { isAdmin, reaches } from '../../auth/access.ts';
import { callerOf, type Caller } from '../../auth/caller.ts';
import type { Shown } from '../../auth/credentials.ts';
import { usable, type AccessToken } from '../../domain/access-token.ts';
import { Forbidden, InsufficientScope, Unauthorized, UnknownUser } from '../../domain/refusals.ts';
import type { Principal } from '../../domain/principal.ts';
import { isOver, type Session } from '../../domain/session.ts';
import { rightsOf } from '../../domain/sign-in/grant.ts';
import type { Call, Step } from '../call.ts';
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
      const { principal, session, caller } = await proved(shown, lookups);
      const kind = principal.kind === 'person' ? 'person' : 'token';
      context.callerName = `${session === null ? '' : 'session of '}${kind} ${principal.id}`;
      if (!reaches(caller, call.method, scopes)) throw new InsufficientScope(scopes);
      if (actAs !== null) throw isAdmin(caller) ? new UnknownUser(actAs) : new Forbidden('must-be-admin-to-act-as');
      Object.assign(call, { caller, principal, session });
    },
  };
}

type Proved = Pick<Call, 'session'> & { principal: Principal; caller: Caller };

/**
 * Looks up what was shown. What is behind a session is looked at each time: whatever ends the token ends its session, and a
 * grant that is taken away gives nothing from then on.
 * @throws Unauthorized, InvalidToken
 */
async function proved(shown: Shown | null, lookups: Lookups): Promise<Proved> {
  if (shown === null) throw new Unauthorized('missing');
  const now = lookups.now();
  if (shown.by === 'token') return ofToken(usable(await lookups.token(shown.secret), now), null);
  const session = await lookups.session(shown.secret);
  if (session === null || isOver(session, now)) throw new Unauthorized();
  if (session.kind === 'token') return ofToken(usable(await lookups.tokenOf(session), now), session);
  const grants = await lookups.signInGrants(session.person.issuer);
  if (grants === null) throw new Unauthorized();
  const caller: Caller = { kind: 'person', rights: rightsOf(grants, session.claims) };
  return { principal: session.person, session, caller };
}

function ofToken(token: AccessToken, session: Session | null): Proved {
  return { principal: token, session, caller: callerOf(token) };
}
