import { listOrganizations } from '../../../shared/api/sentry/organizations.ts';
import { knownProjects } from '../../../shared/auth/access.ts';
import { selectGroups } from '../../../shared/domain/group.ts';
import { pageOf } from '../../../shared/domain/page.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { organizationEntity } from '../../../shared/present/sentry/organization.ts';
import { visibleGroups } from '../../../shared/services/groups/visible-groups.ts';

export const handler = endpoint(listOrganizations, async ({ store, caller, params, page, base }) => {
  const groups = await visibleGroups(store, knownProjects(caller));
  const found = selectGroups(groups, { search: params.query ?? null, order_by: 'id' });
  const { rows, next } = pageOf(found, page);
  return { rows: rows.map((group) => organizationEntity(group, base)), next };
});
