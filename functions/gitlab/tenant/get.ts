import { getTenant } from '../../../shared/api/gitlab/tenant.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { tenantEntity } from '../../../shared/present/gitlab/tenant.ts';
import { signInWays } from '../../../shared/services/sign-in/sign-in-ways.ts';

export const handler = endpoint(getTenant, async ({ tenant, store, base }) =>
  tenantEntity(tenant, await signInWays(store), base),
);
