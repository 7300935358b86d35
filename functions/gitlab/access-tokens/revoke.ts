import { revokeAccessToken } from '../../../shared/api/gitlab/access-tokens.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { findAccessToken } from '../../../shared/services/access-tokens/find-access-token.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import * as accessTokens from '../../../shared/store/access-tokens.ts';

export const handler = endpoint(revokeAccessToken, async ({ store, project, path }) => {
  const token = await findAccessToken(store, project.id, path.token_id);
  const { outcome } = await accessTokens.revoke(store, token);
  if (outcome === 'not-found') throw new NotFound('access-token');
});
