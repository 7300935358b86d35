import { findError, requireIntegrated } from '../../../shared/actions/error-tracking.ts';
import { errorStats } from '../../../shared/actions/stats.ts';
import { getErrorStats } from '../../../shared/api/errors.ts';
import { endpoint } from '../../../shared/endpoint.ts';

export const handler = endpoint(getErrorStats, async ({ store, project, path, params, now }) => {
  await requireIntegrated(store, project.id);
  return errorStats(store, await findError(store, project.id, path['error_id']!, now), params.days, now);
});
