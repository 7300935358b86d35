import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';
import { projectStats } from '../../../shared/services/errors/stats.ts';
import { getProjectStats } from '../../../shared/api/gitlab/stats.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';

export const handler = endpoint(getProjectStats, async ({ store, project, params, now }) => {
  await requireIntegrated(store, project.id);
  return projectStats(store, project.id, params, now);
});
