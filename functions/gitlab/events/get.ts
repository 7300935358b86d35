import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';
import { getEvent } from '../../../shared/api/gitlab/events.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { withSource } from '../../../shared/entry/shown-source.ts';
import { eventWithNeighbours } from '../../../shared/present/gitlab/event.ts';
import { findEvent } from '../../../shared/services/events/find-event.ts';

export const handler = endpoint(
  getEvent,
  withSource(async ({ store, project, path, now, inSource }) => {
    const settings = await requireIntegrated(store, project.id);
    const { event, neighbours } = await findEvent(store, project.id, path.event_id, now);
    return eventWithNeighbours(await inSource(event), neighbours, project, settings);
  }),
);
