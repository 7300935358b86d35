import { listProjects } from '../../../shared/api/gitlab/projects.ts';
import { knownProjects } from '../../../shared/auth/access.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { projectEntity } from '../../../shared/present/gitlab/project.ts';
import { selectProjects } from '../../../shared/domain/select-projects.ts';
import * as projects from '../../../shared/store/projects.ts';

export const handler = endpoint(listProjects, async ({ store, params, caller, origin }) => {
  const known = knownProjects(caller);
  const visible =
    known === 'all' ? await projects.list(store) : await Promise.all(known.map((id) => projects.read(store, id)));
  const selected = selectProjects(
    visible.filter((project) => project !== null),
    params,
  );
  return selected.map((project) => projectEntity(project, origin));
});
