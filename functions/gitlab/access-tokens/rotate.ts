import { rotateAccessToken } from '../../../shared/api/gitlab/access-tokens.ts';
import { may } from '../../../shared/auth/access.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { accessTokenEntity } from '../../../shared/present/gitlab/access-token.ts';
import { findAccessToken } from '../../../shared/services/access-tokens/find-access-token.ts';
import { renewedExpiry } from '../../../shared/domain/access-token.ts';
import { NotFound, RuleViolation } from '../../../shared/domain/refusals.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import * as accessTokens from '../../../shared/store/access-tokens.ts';

export const handler = endpoint(rotateAccessToken, async ({ store, project, path, params, caller, now }) => {
  const old = await findAccessToken(store, project.id, path.token_id);
  if (!may(caller, old.access_level, project.id)) throw new RuleViolation({ code: 'may-not-rotate-token' });
  const expiry = params.expires_at ?? renewedExpiry(old, now);
  if (expiry !== null && expiry <= dayOf(now)) throw new RuleViolation({ code: 'expiry-in-past' });

  const rotated = await accessTokens.rotate(store, old, {
    created_at: now.toISOString(),
    expiry_date: expiry,
  });
  if (rotated.outcome === 'project-gone') throw new NotFound('project');
  if (rotated.outcome === 'already-revoked') {
    await accessTokens.revokeFamily(store, old, now);
    throw new RuleViolation({ code: 'token-already-revoked' });
  }
  return { ...accessTokenEntity(rotated.token, now), token: rotated.secret };
});
