import { getOrganization } from '../../../shared/api/sentry/organizations.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { organizationEntity } from '../../../shared/present/sentry/organization.ts';
import * as groups from '../../../shared/store/groups.ts';

export const handler = endpoint(getOrganization, async ({ store, organization, base }) => {
  const group = await groups.read(store, organization!.id);
  if (group === null) throw new NotFound('group');
  return organizationEntity(group, base);
});
