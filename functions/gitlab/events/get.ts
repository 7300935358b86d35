import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';
import { getEvent } from '../../../shared/api/gitlab/events.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { eventWithNeighbours } from '../../../shared/present/gitlab/event.ts';
import { neighboursOf } from '../../../shared/services/events/neighbours.ts';
import { eventIdOf } from '../../../shared/ingest/event/event-id.ts';
import { openedEvent } from '../../../shared/domain/stored-event.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import * as events from '../../../shared/store/events.ts';
import * as errors from '../../../shared/store/errors.ts';

export const handler = endpoint(getEvent, async ({ store, project, path, now }) => {
  const settings = await requireIntegrated(store, project.id);
  const id = eventIdOf(path.event_id);
  const event = id === null ? null : await events.read(store, project.id, id, now);
  if (event === null) throw new NotFound('event');
  const deleted_before = await errors.readDeletedBefore(store, project.id, event.error_id);
  if (event.received <= deleted_before) throw new NotFound('event');
  const life = { project_id: project.id, id: event.error_id, deleted_before };
  const opened = openedEvent(event);
  return eventWithNeighbours(opened, await neighboursOf(store, life, opened, now), project, settings);
});
