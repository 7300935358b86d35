import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { EventSummary } from '../domain/event-summary.ts';
import { uncounted, type SequenceNumber, type Sequenced, type Watermarks } from '../domain/watermark.ts';
import { AFTER_EVENT_LISTS, errorPk, keys, SORT, type Key } from './table/keys.ts';
import type { Store } from './table/store.ts';

/**
 * The events that were counted together, as they are listed: id, and when it was received (milliseconds since 1970).
 */
export interface EventList {
  events: readonly { id: string; received: number }[];
  expires_at: number;
  /**
   * The error's watermark of the shard when the list was written: between it and the first event of the list lies what
   * the error never counted, see `hasCounted`. Empty where there was none.
   */
  after?: SequenceNumber;
}

/**
 * Puts the list of the events of a batch that an error with these watermarks has not counted, before it counts them, under
 * the name of the first: done again after a crash, it replaces itself. A longer list under that name is kept, because it
 * has the same events and more, and its writer may have won the count. One of the same length that was written from an
 * older watermark is not.
 */
export async function put(
  store: Store,
  shard: string,
  marks: Watermarks,
  batch: readonly Sequenced<EventSummary>[],
): Promise<void> {
  const fresh = uncounted(marks, shard, batch);
  const after = marks[shard]?.last ?? '';
  const first = fresh[0]!;
  const { project_id, error_id, received } = first.value;
  const list: EventList = {
    events: fresh.map(({ value }) => ({ id: value.event_id, received: value.received })),
    expires_at: Math.max(...fresh.map(({ value }) => value.expires_at)),
    after,
  };
  const Item = { ...keys.eventList(project_id, error_id, received, first.sequence, shard), ...list };
  const isLonger = {
    ConditionExpression:
      'attribute_not_exists(pk) OR size(#events) < :length OR (size(#events) = :length AND #after < :after)',
    ExpressionAttributeNames: { '#events': 'events', '#after': 'after' },
    ExpressionAttributeValues: { ':length': fresh.length, ':after': after },
  };
  try {
    await store.db.send(new PutCommand({ TableName: store.table, Item, ...isLonger }));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** A place in the events of an error: a list of events that were counted together, and how many of it were shown. */
export interface EventPosition {
  list: string;
  shown: number;
}

/**
 * Tells whether a position may be there: DynamoDB refuses a key that is too long, and a range that ends before it
 * begins.
 */
export function isName(list: string): boolean {
  return list.startsWith(SORT.eventList) && list.length <= MAX_NAME_CHARACTERS;
}

/** Well over what it takes to write down a time, a sequence number and a shard. */
const MAX_NAME_CHARACTERS = 200;

/** An event's id, and where its successor is found. */
export interface ListedEvent {
  id: string;
  received: number;
  after: EventPosition;
}

/** Lists are read so many at a time; one may hold a hundred events or a single one. */
const MAX_LISTS_AT_ONCE = 25;

/**
 * Lists the ids of an error's events after a position, newest first to within a batch of the consumer, at most `limit`.
 * A batch that was counted twice lists an event twice; it is given once if both are on one page.
 */
export async function listIds(
  store: Store,
  projectId: number,
  errorId: number,
  after: EventPosition | null,
  limit: number,
): Promise<ListedEvent[]> {
  const found = new Map<string, ListedEvent>();
  let from = after;
  while (found.size < limit) {
    const lists = await readLists(store, projectId, errorId, from);
    for (const { sk, events } of lists) {
      const newestFirst = events.toReversed();
      const skip = sk === from?.list ? from.shown : 0;
      for (const [index, { id, received }] of [...newestFirst.entries()].slice(skip)) {
        if (found.size < limit && !found.has(id))
          found.set(id, { id, received, after: { list: sk, shown: index + 1 } });
      }
    }
    if (lists.length < MAX_LISTS_AT_ONCE) break;
    const last = lists.at(-1)!;
    from = { list: last.sk, shown: last.events.length };
  }
  return [...found.values()];
}

/** Those up to and with the list of the position, the latest first. */
async function readLists(
  store: Store,
  projectId: number,
  errorId: number,
  from: EventPosition | null,
): Promise<(Key & EventList)[]> {
  const { Items } = await store.db.send(
    new QueryCommand({
      TableName: store.table,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':pk': errorPk(projectId, errorId),
        ':first': SORT.eventList,
        ':last': from?.list ?? AFTER_EVENT_LISTS,
      },
      ScanIndexForward: false,
      Limit: MAX_LISTS_AT_ONCE,
      ConsistentRead: true,
    }),
  );
  return (Items ?? []) as (Key & EventList)[];
}
