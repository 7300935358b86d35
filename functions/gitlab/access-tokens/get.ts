import { getAccessToken } from '../../../shared/api/gitlab/access-tokens.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { accessTokenEntity } from '../../../shared/present/gitlab/access-token.ts';
import { findAccessToken } from '../../../shared/services/access-tokens/find-access-token.ts';

export const handler = endpoint(getAccessToken, async ({ store, project, path, now }) =>
  accessTokenEntity(await findAccessToken(store, project.id, path.token_id), now),
);
