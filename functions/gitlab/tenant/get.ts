import { getTenant } from '../../../shared/api/gitlab/tenant.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { tenantEntity } from '../../../shared/present/gitlab/tenant.ts';

export const handler = endpoint(getTenant, async ({ tenant }) => tenantEntity(tenant));
