import { getTokenSelf } from '../../../shared/api/gitlab/personal-access-tokens.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { personalAccessTokenEntity } from '../../../shared/present/gitlab/access-token.ts';

export const handler = endpoint(getTokenSelf, async ({ token, now }) => personalAccessTokenEntity(token, now));
