import { listAccessTokens } from '../../../shared/api/gitlab/access-tokens.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { accessTokenEntity } from '../../../shared/present/gitlab/access-token.ts';
import { selectTokens } from '../../../shared/domain/access-token.ts';
import * as accessTokens from '../../../shared/store/access-tokens.ts';

export const handler = endpoint(listAccessTokens, async ({ store, project, params, now }) =>
  selectTokens(await accessTokens.list(store, project.id), params, now).map((token) => accessTokenEntity(token, now)),
);
