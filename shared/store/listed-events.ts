import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { MAX_LIST_SPREAD_MS, newestFirst, type EventPlace } from '../domain/event-order.ts';
import { entriesOf, type EventList, type ListEntry } from './event-lists.ts';
import { errorPk, momentKey, momentOf, SORT, type Key } from './table/keys.ts';
import type { Store } from './table/store.ts';

/** An event as it is listed: its place, when it was received (milliseconds since 1970), when it is gone (epoch seconds). */
export interface ListedEvent extends ListEntry {
  expires_at: number;
}

/** Which events of an error are wanted. */
export interface Wanted {
  /** `older`: from the newest on; `newer`: from the oldest on. */
  way: 'older' | 'newer';
  /** Only beyond this place. */
  after: EventPlace | null;
  limit: number;
  /** What else is left out is not counted to the limit. */
  isShown?: (event: ListedEvent) => boolean;
}

/**
 * Lists events of an error in the order in which they happened, each once, though the table may have it in several lists.
 * Costs the same however many events the error has: beside those that it answers it reads the lists of some seconds, and
 * what is not shown.
 */
export async function list(store: Store, projectId: number, errorId: number, wanted: Wanted): Promise<ListedEvent[]> {
  const pk = errorPk(projectId, errorId);
  const found = await Promise.all([read(store, pk, LISTS, wanted), read(store, pk, LATE_EVENTS, wanted)]);
  return inOrder(found.flat(), wanted).slice(0, wanted.limit);
}

/** Items that are sorted by a moment and have events that happened so many milliseconds around it. */
interface Source {
  prefix: string;
  spreadMs: number;
}
const LISTS: Source = { prefix: SORT.eventList, spreadMs: MAX_LIST_SPREAD_MS };
const LATE_EVENTS: Source = { prefix: SORT.lateEvent, spreadMs: 0 };

/** Enough for most pages; one list may hold a hundred events. Where it is not enough, twice as many are read next. */
const MAX_ITEMS_AT_FIRST = 25;
const ITEMS_BEYOND = 5;

/**
 * Reads items in the order of their moments until what may be in those behind comes after what is wanted. Late events are
 * read in their own order, so all that is read of them is sure, however many happened in one millisecond.
 */
async function read(store: Store, pk: string, source: Source, wanted: Wanted): Promise<ListedEvent[]> {
  const found: ListedEvent[] = [];
  let start: Record<string, unknown> | undefined;
  for (let items = Math.min(MAX_ITEMS_AT_FIRST, wanted.limit + ITEMS_BEYOND); ; items *= 2) {
    const { Items = [], LastEvaluatedKey: reached } = await store.db.send(
      new QueryCommand({
        TableName: store.table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: { ':pk': pk, ...range(source, wanted) },
        ScanIndexForward: wanted.way === 'newer',
        Limit: items,
        ExclusiveStartKey: start,
        ConsistentRead: true,
      }),
    );
    found.push(...(Items as EventList[]).flatMap(eventsOf).filter((event) => isWanted(event, wanted)));
    if (reached === undefined) return found;
    const sure = found.filter((event) => isSure(event, momentOf(source.prefix, reached as Key), source, wanted));
    if (inOrder(sure, wanted).length >= wanted.limit) return sure;
    start = reached;
  }
}

function range({ prefix, spreadMs }: Source, { way, after }: Wanted): { ':first': string; ':last': string } {
  const all = { ':first': prefix, ':last': `${prefix}~` };
  if (after === null) return all;
  const { happened, id } = after;
  if (way === 'older') return { ...all, ':last': momentKey(prefix, happened + spreadMs, spreadMs === 0 ? id : '~') };
  return { ...all, ':first': momentKey(prefix, happened - spreadMs, spreadMs === 0 ? id : '') };
}

/** Whether no item behind the moment that was reached can have an event before this one. */
function isSure({ happened }: EventPlace, reached: number, { spreadMs }: Source, { way }: Wanted): boolean {
  if (spreadMs === 0) return true;
  return way === 'older' ? happened > reached + spreadMs : happened < reached - spreadMs;
}

/** Events of a list are kept equally long from their receipt, so the list tells of each when it is gone. */
function eventsOf(listed: EventList): ListedEvent[] {
  const events = entriesOf(listed);
  const latest = Math.max(...events.map(({ received }) => received));
  const keptS = listed.expires_at - Math.floor(latest / 1000);
  return events.map((event) => ({ ...event, expires_at: Math.floor(event.received / 1000) + keptS }));
}

function isWanted(event: ListedEvent, { way, after, isShown }: Wanted): boolean {
  const isBeyond = after === null || newestFirst(event, after) * (way === 'older' ? 1 : -1) > 0;
  return isBeyond && (isShown?.(event) ?? true);
}

/** Each once, in the order that is wanted. */
function inOrder(events: readonly ListedEvent[], { way }: Wanted): ListedEvent[] {
  const distinct = [...new Map(events.map((event) => [`${event.happened} ${event.id}`, event])).values()];
  return distinct.toSorted((one, other) => (way === 'older' ? newestFirst(one, other) : newestFirst(other, one)));
}
