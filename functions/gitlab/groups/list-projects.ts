import { listGroupProjects } from '../../../shared/api/gitlab/groups.ts';
import { knownProjects } from '../../../shared/auth/access.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { selectProjects } from '../../../shared/domain/select-projects.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { projectEntity } from '../../../shared/present/gitlab/project.ts';
import { groupProjects, visibleGroup } from '../../../shared/services/groups/visible-groups.ts';

export const handler = endpoint(listGroupProjects, async ({ store, params, path, caller, origin }) => {
  const known = knownProjects(caller);
  const group = await visibleGroup(store, known, path.id);
  if (group === null) throw new NotFound('group');
  const projects = await groupProjects(store, known, group, { subgroups: params.include_subgroups });
  return selectProjects(projects, params).map((project) => projectEntity(project, origin));
});
