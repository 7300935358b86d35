import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';
import { getEvent } from '../../../shared/api/gitlab/events.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { eventWithNeighbours } from '../../../shared/present/gitlab/event.ts';
import { findEvent } from '../../../shared/services/events/find-event.ts';

export const handler = endpoint(getEvent, async ({ store, project, path, now }) => {
  const settings = await requireIntegrated(store, project.id);
  const { event, neighbours } = await findEvent(store, project.id, path.event_id, now);
  return eventWithNeighbours(event, neighbours, project, settings);
});
