import { getAuth } from '../../../shared/api/sentry/root.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { authEntity } from '../../../shared/present/sentry/auth.ts';
import { currentUser } from '../../../shared/services/access-tokens/current-user.ts';

export const handler = endpoint(getAuth, async ({ store, principal, base }) =>
  authEntity(await currentUser(store, principal), base),
);
