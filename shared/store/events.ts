import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { StoredEvent } from '../domain/stored-event.ts';
import { eventOf, itemOf, type EventItem } from './event-item.ts';
import { deleteItems } from './table/batch-write.ts';
import { isKept, readItem, readItems } from './table/read.ts';
import { keyOfEvent } from './table/item-keys.ts';
import { eventOfPk } from './table/keys.ts';
import type { Store } from './table/store.ts';

/**
 * Puts an event, the collector's one write: acknowledged means stored, and the stream takes it from there. `duplicate`:
 * the project has an event of that id, so it is the same one sent again.
 */
export async function put(store: Store, event: StoredEvent): Promise<{ outcome: 'stored' | 'duplicate' }> {
  try {
    await store.db.send(
      new PutCommand({
        TableName: store.table,
        Item: itemOf(event),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return { outcome: 'stored' };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return { outcome: 'duplicate' };
    throw error;
  }
}

/** Few enough for the sockets and the memory of one function. */
const MAX_PUTS_AT_ONCE = 4;

/**
 * Puts events, a few at a time, and tells of each that was not there before. After a failure no further put is begun,
 * and those under way are waited for: what it throws is true of the table.
 */
export async function putMany(
  store: Store,
  events: readonly StoredEvent[],
  onStored: (event: StoredEvent) => void,
): Promise<void> {
  for (let start = 0; start < events.length; start += MAX_PUTS_AT_ONCE) {
    const puts = events.slice(start, start + MAX_PUTS_AT_ONCE).map(async (event) => {
      if ((await put(store, event)).outcome === 'stored') onStored(event);
    });
    const failure = (await Promise.allSettled(puts)).find(({ status }) => status === 'rejected');
    if (failure?.status === 'rejected') throw failure.reason;
  }
}

/** Reads an event; `null` for one that is not there, or past its time though DynamoDB has not removed it yet. */
export async function read(store: Store, projectId: number, eventId: string, now: Date): Promise<StoredEvent | null> {
  const item = await readItem<EventItem>(store, keyOfEvent(projectId, eventId));
  return item && isKept(item, now) ? eventOf(item) : null;
}

/** Reads events in the order of the ids given, without those that are gone. */
export async function readMany(
  store: Store,
  projectId: number,
  eventIds: readonly string[],
  now: Date,
): Promise<StoredEvent[]> {
  const items = await readItems<EventItem>(
    store,
    eventIds.map((id) => keyOfEvent(projectId, id)),
  );
  const byId = new Map(items.map(eventOf).map((event) => [event.event_id, event]));
  return eventIds.flatMap((id) => byId.get(id) ?? []).filter((event) => isKept(event, now));
}

/** Finds which of the projects has an event of that id, expired or not; `null` if none has. */
export async function projectOf(store: Store, projectIds: readonly number[], eventId: string): Promise<number | null> {
  const keysOfEvent = projectIds.map((id) => keyOfEvent(id, eventId));
  const [found] = await readItems(store, keysOfEvent, 'pk, sk');
  return found ? eventOfPk(found.pk).project_id : null;
}

/** Tells which of the ids are those of events that the project has. */
export async function known(store: Store, projectId: number, eventIds: readonly string[]): Promise<Set<string>> {
  const items = await readItems(
    store,
    [...new Set(eventIds)].map((id) => keyOfEvent(projectId, id)),
    'pk, sk',
  );
  return new Set(items.map(({ pk }) => eventOfPk(pk).event_id));
}

/** Removes events by their ids; those that are not there are no error. */
export function removeMany(store: Store, projectId: number, eventIds: readonly string[]): Promise<void> {
  return deleteItems(
    store,
    [...new Set(eventIds)].map((id) => keyOfEvent(projectId, id)),
  );
}
