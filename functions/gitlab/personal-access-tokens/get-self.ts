import { getTokenSelf } from '../../../shared/api/gitlab/personal-access-tokens.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { ownTokenEntity } from '../../../shared/present/gitlab/access-token.ts';

export const handler = endpoint(getTokenSelf, async ({ principal, session, now }) =>
  ownTokenEntity(principal, session, now),
);
