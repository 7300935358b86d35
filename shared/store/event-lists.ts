import { divided, placeOf, type EventPlace } from '../domain/event-order.ts';
import type { EventSummary } from '../domain/event-summary.ts';
import { uncounted, type SequenceNumber, type Sequenced, type Watermarks } from '../domain/watermark.ts';
import { putItems } from './table/batch-write.ts';
import { keyOfCountNote, keyOfEventList, keyOfLateEvent } from './table/item-keys.ts';
import type { Key } from './table/keys.ts';
import { putUnless } from './table/put-unless.ts';
import type { Store } from './table/store.ts';

/** An event as it is listed: its place, and when it was received (milliseconds since 1970). */
export interface ListEntry extends EventPlace {
  received: number;
}

/** Events that are listed together. */
export interface EventList {
  /** `entriesOf` reads them. Each takes as many bytes, so the longer list is the one with more events. */
  events: Uint8Array;
  /** Of the event that is kept longest. */
  expires_at: number;
  /**
   * Of events that were counted together, what is behind in the shard: the event of the error before them in their batch,
   * else the error's watermark. Between that and the first event of the list lies what the error never counted, see
   * `hasCounted`. Empty where there was nothing.
   */
  after?: SequenceNumber;
}

type Batch = readonly Sequenced<EventSummary>[];

/**
 * Puts the lists of the events of a batch that an error with these watermarks has not counted, before it counts them.
 * Ordinary events make one list and one call; those that happened at another time than the rest are listed one by one.
 * If the batch begins with such an event, a note of the watermark is put beside, because the list is not named after it.
 */
export async function put(store: Store, shard: string, marks: Watermarks, batch: Batch): Promise<void> {
  const fresh = uncounted(marks, shard, batch);
  const { together, apart } = divided(fresh);
  const mark = marks[shard]?.last ?? '';
  const before = fresh[fresh.indexOf(together[0]!) - 1]?.sequence ?? mark;
  await Promise.all([
    together.length > 0 && putList(store, shard, before, together),
    together[0] !== fresh[0] && putNote(store, shard, mark, fresh),
    putItems(store, lateEventsOf(apart)),
  ]);
}

/**
 * Puts a list under the name of its first event: done again after a crash, it replaces itself. A longer list under that
 * name is kept, because it has the same events and more, and its writer may have won the count. One of the same length
 * that was written from an older watermark is not.
 */
async function putList(store: Store, shard: string, after: SequenceNumber, events: Batch): Promise<void> {
  const { sequence, value } = events[0]!;
  const list = { ...listOf(events.map((event) => event.value)), after };
  await putUnless(store, {
    Item: { ...keyOfEventList(value.project_id, value.error_id, value.received, sequence, shard), ...list },
    ConditionExpression:
      'attribute_not_exists(pk) OR size(#events) < :length OR (size(#events) = :length AND #after < :after)',
    ExpressionAttributeNames: { '#events': 'events', '#after': 'after' },
    ExpressionAttributeValues: { ':length': list.events.length, ':after': after },
  });
}

/** Notes from which watermark a count started whose first event is in no list. The note of a later watermark is kept. */
async function putNote(store: Store, shard: string, after: SequenceNumber, counted: Batch): Promise<void> {
  const { sequence, value } = counted[0]!;
  const { project_id, error_id, received, expires_at } = value;
  await putUnless(store, {
    Item: { ...keyOfCountNote(project_id, error_id, received, sequence, shard), after, received, expires_at },
    ConditionExpression: 'attribute_not_exists(pk) OR #after < :after',
    ExpressionAttributeNames: { '#after': 'after' },
    ExpressionAttributeValues: { ':after': after },
  });
}

/** Each under the name of its own place: done again, in whatever parts, it is the same item. */
function lateEventsOf(events: readonly EventSummary[]): (Key & EventList)[] {
  const items = events.map((event) => ({
    ...keyOfLateEvent(event.project_id, event.error_id, placeOf(event)),
    ...listOf([event]),
  }));
  // An event that was deleted and sent again may be in a batch twice.
  return [...new Map(items.map((item) => [item.sk, item])).values()];
}

function listOf(events: readonly EventSummary[]): EventList {
  return {
    events: Buffer.concat(events.map((event) => packed({ ...placeOf(event), received: event.received }))),
    expires_at: Math.max(...events.map(({ expires_at }) => expires_at)),
  };
}

const ID_BYTES = 16;
const MOMENT_BYTES = 6;
const ENTRY_BYTES = ID_BYTES + 2 * MOMENT_BYTES;

/** Makes the list of one event. */
export function listOfOne(event: ListEntry & { expires_at: number }): EventList {
  return { events: packed(event), expires_at: event.expires_at };
}

function packed({ id, received, happened }: ListEntry): Buffer {
  const bytes = Buffer.alloc(ENTRY_BYTES);
  bytes.write(id, 'hex');
  bytes.writeUIntBE(received, ID_BYTES, MOMENT_BYTES);
  bytes.writeUIntBE(happened, ID_BYTES + MOMENT_BYTES, MOMENT_BYTES);
  return bytes;
}

/** Reads the events of a list. */
export function entriesOf({ events }: Pick<EventList, 'events'>): ListEntry[] {
  const bytes = Buffer.from(events.buffer, events.byteOffset, events.length);
  return Array.from({ length: bytes.length / ENTRY_BYTES }, (_, index) => {
    const start = index * ENTRY_BYTES;
    return {
      id: bytes.toString('hex', start, start + ID_BYTES),
      received: bytes.readUIntBE(start + ID_BYTES, MOMENT_BYTES),
      happened: bytes.readUIntBE(start + ID_BYTES + MOMENT_BYTES, MOMENT_BYTES),
    };
  });
}
