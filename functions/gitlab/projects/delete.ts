import { deleteProject } from '../../../shared/api/gitlab/projects.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import * as projects from '../../../shared/store/projects.ts';

export const handler = endpoint(deleteProject, async ({ store, project }) => {
  const { outcome } = await projects.remove(store, project);
  if (outcome === 'not-found') throw new NotFound('project');
});
