import { updateProject } from '../../../shared/api/gitlab/projects.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { projectEntity } from '../../../shared/present/gitlab/project.ts';
import { changeProject } from '../../../shared/services/projects/change-project.ts';

export const handler = endpoint(updateProject, async ({ store, project, params, origin, now }) =>
  projectEntity(await changeProject(store, project.id, params, now), origin),
);
