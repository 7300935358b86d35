import { findError, requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';
import { errorStats } from '../../../shared/services/errors/stats.ts';
import { getErrorStats } from '../../../shared/api/gitlab/stats.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';

export const handler = endpoint(getErrorStats, async ({ store, project, path, params, now }) => {
  await requireIntegrated(store, project.id);
  return errorStats(store, await findError(store, project.id, path.error_id, now), params, now);
});
