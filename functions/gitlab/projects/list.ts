import { listProjects } from '../../../shared/api/gitlab/projects.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { projectEntity } from '../../../shared/present/gitlab/project.ts';
import { selectProjects } from '../../../shared/domain/select-projects.ts';
import * as projects from '../../../shared/store/projects.ts';

export const handler = endpoint(listProjects, async ({ store, params, caller, origin }) => {
  const visible =
    caller.kind === 'admin' ? await projects.list(store) : [await projects.read(store, caller.project_id)];
  const selected = selectProjects(
    visible.filter((project) => project !== null),
    params,
  );
  return selected.map((project) => projectEntity(project, origin));
});
