import { createProject } from '../../../shared/api/gitlab/projects.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { projectEntity } from '../../../shared/present/gitlab/project.ts';
import { Invalid, Rejected } from '../../../shared/domain/refusals.ts';
import { newProject } from '../../../shared/domain/new-project.ts';
import * as projects from '../../../shared/store/projects.ts';

export const handler = endpoint(createProject, async ({ store, params, tenant, origin, now }) => {
  if (params.namespace_id != null) throw new Invalid(['namespace_id is not supported, give namespace_path']);
  const wanted = newProject(params, tenant, now);
  if ('problems' in wanted) throw new Rejected(wanted.problems);
  const created = await projects.create(store, wanted.draft);
  if (created.outcome === 'path-taken') throw new Rejected({ path: ['has already been taken'] });
  return projectEntity(created.project, origin);
});
