import { listNamespaces } from '../../../shared/api/gitlab/groups.ts';
import { knownProjects } from '../../../shared/auth/access.ts';
import { selectGroups } from '../../../shared/domain/group.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { namespaceEntity } from '../../../shared/present/gitlab/namespace.ts';
import { visibleGroups } from '../../../shared/services/groups/visible-groups.ts';

export const handler = endpoint(listNamespaces, async ({ store, params, caller, origin }) => {
  const groups = selectGroups(await visibleGroups(store, knownProjects(caller)), { ...params, order_by: 'id' });
  return groups.map((group) => namespaceEntity(group, origin));
});
