import { rotateAccessToken } from '../../../shared/api/gitlab/access-tokens.ts';
import { may } from '../../../shared/auth/access.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { accessTokenEntity } from '../../../shared/present/gitlab/access-token.ts';
import { findAccessToken } from '../../../shared/services/access-tokens/find-access-token.ts';
import { rotateNamed } from '../../../shared/services/access-tokens/rotate.ts';
import { RuleViolation } from '../../../shared/domain/refusals.ts';

export const handler = endpoint(rotateAccessToken, async ({ store, project, path, params, caller, now }) => {
  const old = await findAccessToken(store, project.id, path.token_id);
  if (!may(caller, old.access_level, project)) throw new RuleViolation({ code: 'may-not-rotate-token' });
  const { token, secret } = await rotateNamed(store, old, { expiresAt: params.expires_at, now });
  return { ...accessTokenEntity(token, now), token: secret };
});
