import { createProject } from '../../../shared/api/gitlab/projects.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { projectEntity } from '../../../shared/present/gitlab/project.ts';
import { addProject } from '../../../shared/services/projects/add-project.ts';

export const handler = endpoint(createProject, async ({ store, params, tenant, origin, now }) =>
  projectEntity(await addProject(store, params, tenant, now), origin),
);
