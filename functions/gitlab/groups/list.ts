import { listGroups } from '../../../shared/api/gitlab/groups.ts';
import { knownProjects } from '../../../shared/auth/access.ts';
import { selectGroups } from '../../../shared/domain/group.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { groupEntity } from '../../../shared/present/gitlab/group.ts';
import { visibleGroups } from '../../../shared/services/groups/visible-groups.ts';

export const handler = endpoint(listGroups, async ({ store, params, caller, origin }) =>
  selectGroups(await visibleGroups(store, knownProjects(caller)), params).map((group) => groupEntity(group, origin)),
);
