import { getUser } from '../../../shared/api/gitlab/user.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { userEntity } from '../../../shared/present/gitlab/user.ts';
import { currentUser } from '../../../shared/services/access-tokens/current-user.ts';

export const handler = endpoint(getUser, async ({ store, principal, origin }) =>
  userEntity(await currentUser(store, principal), origin),
);
