import { listProjects } from '../../../shared/api/gitlab/projects.ts';
import { knownProjects } from '../../../shared/auth/access.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { projectEntity } from '../../../shared/present/gitlab/project.ts';
import { selectProjects } from '../../../shared/domain/select-projects.ts';
import { visibleProjects } from '../../../shared/services/projects/visible-projects.ts';

export const handler = endpoint(listProjects, async ({ store, params, caller, origin }) => {
  const visible = await visibleProjects(store, knownProjects(caller));
  return selectProjects(visible, params).map((project) => projectEntity(project, origin));
});
