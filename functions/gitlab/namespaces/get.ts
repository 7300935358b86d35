import { getNamespace } from '../../../shared/api/gitlab/groups.ts';
import { knownProjects } from '../../../shared/auth/access.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { namespaceEntity } from '../../../shared/present/gitlab/namespace.ts';
import { visibleGroup } from '../../../shared/services/groups/visible-groups.ts';

export const handler = endpoint(getNamespace, async ({ store, path, caller, origin }) => {
  const group = await visibleGroup(store, knownProjects(caller), path.id);
  if (group === null) throw new NotFound('namespace');
  return namespaceEntity(group, origin);
});
