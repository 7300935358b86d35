import { getEventSourceMaps } from '../../../shared/api/gitlab/events.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { mapsApplier } from '../../../shared/entry/shown-source.ts';
import { explainEvent } from '../../../shared/services/artifacts/explain-event.ts';
import { findEvent } from '../../../shared/services/events/find-event.ts';
import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';

const apply = mapsApplier();

export const handler = endpoint(getEventSourceMaps, async ({ store, project, path, now }) => {
  await requireIntegrated(store, project.id);
  const { event } = await findEvent(store, project.id, path.event_id, now);
  return explainEvent(store, apply, event, now);
});
