import { getGroup } from '../../../shared/api/gitlab/groups.ts';
import { knownProjects } from '../../../shared/auth/access.ts';
import { MAX_PAGE_ROWS } from '../../../shared/domain/limits.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { groupDetails } from '../../../shared/present/gitlab/group.ts';
import { groupProjects, visibleGroup } from '../../../shared/services/groups/visible-groups.ts';

export const handler = endpoint(getGroup, async ({ store, params, path, caller, origin }) => {
  const known = knownProjects(caller);
  const group = await visibleGroup(store, known, path.id);
  if (group === null) throw new NotFound('group');
  const projects = params.with_projects ? await groupProjects(store, known, group, { limit: MAX_PAGE_ROWS }) : [];
  return groupDetails(group, projects, origin);
});
