import { renewedExpiry, type ProjectAccessToken } from '../../domain/access-token.ts';
import { InvalidToken, NotFound, RuleViolation } from '../../domain/refusals.ts';
import { dayOf } from '../../domain/time.ts';
import * as accessTokens from '../../store/access-tokens.ts';
import type { Store } from '../../store/table/store.ts';

/** `expiresAt`: the day that the caller wants for the new token, `YYYY-MM-DD`; `null` or not given: as the old one's. */
export interface Renewal {
  expiresAt: string | null | undefined;
  now: Date;
}

/**
 * Replaces a token that somebody names. One that was revoked before takes down all that descend from it, because a second
 * rotation is the sign of a stolen token.
 * @throws RuleViolation, NotFound
 */
export async function rotateNamed(
  store: Store,
  old: ProjectAccessToken,
  renewal: Renewal,
): Promise<accessTokens.Issued> {
  const issued = await replace(store, old, renewal);
  if (issued !== null) return issued;
  await accessTokens.revokeFamily(store, old, renewal.now);
  throw new RuleViolation({ code: 'token-already-revoked' });
}

/**
 * Replaces the token that the caller shows. Of several at once one gets the new token, which stays; the others are told what
 * they would be told a moment later: that theirs is revoked.
 * @throws InvalidToken, RuleViolation, NotFound
 */
export async function rotateShown(
  store: Store,
  shown: ProjectAccessToken,
  renewal: Renewal,
): Promise<accessTokens.Issued> {
  const issued = await replace(store, shown, renewal);
  if (issued === null) throw new InvalidToken('revoked');
  return issued;
}

/** `null`: the old token is revoked already. */
async function replace(
  store: Store,
  old: ProjectAccessToken,
  { expiresAt, now }: Renewal,
): Promise<accessTokens.Issued | null> {
  const expiry = expiresAt ?? renewedExpiry(old, now);
  if (expiry !== null && expiry <= dayOf(now)) throw new RuleViolation({ code: 'expiry-in-past' });
  const rotated = await accessTokens.rotate(store, old, { created_at: now.toISOString(), expiry_date: expiry });
  if (rotated.outcome === 'project-gone') throw new NotFound('project');
  return rotated.outcome === 'rotated' ? rotated : null;
}
