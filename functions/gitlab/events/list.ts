import { findError, requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';
import { selectEvents } from '../../../shared/services/events/list-events.ts';
import { listEvents } from '../../../shared/api/gitlab/events.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';

export const handler = endpoint(listEvents, async ({ store, project, path, page, now }) => {
  await requireIntegrated(store, project.id);
  return selectEvents(store, await findError(store, project.id, path.error_id, now), page, now);
});
