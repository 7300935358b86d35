import { NotFound } from '../../domain/refusals.ts';
import { openedEvent, type OpenedEvent } from '../../domain/stored-event.ts';
import { eventIdOf } from '../../ingest/event/event-id.ts';
import * as errors from '../../store/errors.ts';
import * as events from '../../store/events.ts';
import { nothingListed } from '../../store/listed-events.ts';
import type { Store } from '../../store/table/store.ts';
import { neighboursOf, type Neighbours } from './neighbours.ts';

/** An event with its neighbours in the list of its error. */
export interface FoundEvent {
  event: OpenedEvent;
  neighbours: Neighbours;
}

/**
 * Finds an event of a project by its id, in either spelling.
 * @throws NotFound, also for one that was deleted with its error.
 */
export async function findEvent(store: Store, projectId: number, eventId: string, now: Date): Promise<FoundEvent> {
  const id = eventIdOf(eventId);
  const stored = id === null ? null : await events.read(store, projectId, id, now);
  if (stored === null) throw new NotFound('event');
  const error = await errors.readAny(store, projectId, stored.error_id);
  const life = error ?? nothingListed(projectId, stored.error_id);
  if (stored.received <= life.deleted_before) throw new NotFound('event');
  // Of an error that was merged into another, the other one.
  const event = { ...openedEvent(stored), error_id: life.id };
  return { event, neighbours: await neighboursOf(store, life, event, now) };
}
