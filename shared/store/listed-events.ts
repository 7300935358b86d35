import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { MAX_LIST_SPREAD_MS, newestFirst, type EventPlace } from '../domain/event-order.ts';
import type { TrackedError } from '../domain/error/tracked-error.ts';
import { entriesOf, type EventList, type ListEntry } from './event-lists.ts';
import * as eventRuns from './event-runs.ts';
import { errorPk, momentKey, momentOf, SORT, type Key } from './table/keys.ts';
import { between } from './table/read.ts';
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
export async function list(store: Store, error: ListingError, wanted: Wanted): Promise<ListedEvent[]> {
  const beside = hasAllPending(error) ? [] : await readBeside(store, error, wanted);
  const pending = error.pending.filter(({ received }) => received > error.deleted_before);
  const found = [...pending, ...beside].filter((event) => isWanted(event, wanted));
  return inOrder(found, wanted).slice(0, wanted.limit);
}

/** What has to be known of an error to list its events; it is to be read before its lists, into which it moves events. */
export type ListingError = Pick<TrackedError, 'project_id' | 'id' | 'pending' | 'count' | 'deleted_before'>;

/** Of an event whose error has counted nothing, or has expired. */
export const nothingListed = (project_id: number, id: number): ListingError => ({
  project_id,
  id,
  pending: [],
  count: 0,
  deleted_before: 0,
});

const hasAllPending = ({ pending, count, deleted_before }: ListingError): boolean =>
  pending.length === count && deleted_before === 0;

async function readBeside(store: Store, { project_id, id }: ListingError, wanted: Wanted): Promise<ListedEvent[]> {
  const pk = errorPk(project_id, id);
  const { way, after } = wanted;
  const found = await Promise.all([
    ...[LISTS, LATE_EVENTS, RUNS].map((source) => read(store, pk, source, wanted)),
    way === 'newer' && after !== null ? eventRuns.readAround(store, project_id, id, after) : [],
  ]);
  return found.flat();
}

/** Items that are sorted by a moment and have events that happened so many milliseconds around it. */
interface Source {
  prefix: string;
  spreadMs: number;
  eventsOf: (item: never) => ListedEvent[];
}
const LISTS: Source = { prefix: SORT.eventList, spreadMs: MAX_LIST_SPREAD_MS, eventsOf };
const LATE_EVENTS: Source = { prefix: SORT.lateEvent, spreadMs: 0, eventsOf };
/** They begin with the moment and do not overlap, so what is read of them in their order is in the order of events. */
const RUNS: Source = { prefix: SORT.eventRun, spreadMs: 0, eventsOf: eventRuns.eventsOf };

/** Enough for most pages; one list may hold a hundred events. Where it is not enough, twice as many are read next. */
const MAX_ITEMS_AT_FIRST = 25;
const ITEMS_BEYOND = 5;

/**
 * Reads items in the order of their moments until what may be in those behind comes after what is wanted. Late events and
 * runs are read in their own order, so all that is read of them is sure, however many happened in one millisecond.
 */
async function read(store: Store, pk: string, source: Source, wanted: Wanted): Promise<ListedEvent[]> {
  const found: ListedEvent[] = [];
  let start: Record<string, unknown> | undefined;
  for (let items = Math.min(MAX_ITEMS_AT_FIRST, wanted.limit + ITEMS_BEYOND); ; items *= 2) {
    const { Items = [], LastEvaluatedKey: reached } = await store.db.send(
      new QueryCommand({
        ...between(store, pk, ...range(source, wanted)),
        ScanIndexForward: wanted.way === 'newer',
        Limit: items,
        ExclusiveStartKey: start,
      }),
    );
    found.push(...(Items as never[]).flatMap(source.eventsOf).filter((event) => isWanted(event, wanted)));
    if (reached === undefined) return found;
    const sure = found.filter((event) => isSure(event, momentOf(source.prefix, reached as Key), source, wanted));
    if (inOrder(sure, wanted).length >= wanted.limit) return sure;
    start = reached;
  }
}

function range({ prefix, spreadMs }: Source, { way, after }: Wanted): [first: string, last: string] {
  const [first, last] = [prefix, `${prefix}~`];
  if (after === null) return [first, last];
  const { happened, id } = after;
  if (way === 'older') return [first, momentKey(prefix, happened + spreadMs, spreadMs === 0 ? id : '~')];
  return [momentKey(prefix, happened - spreadMs, spreadMs === 0 ? id : ''), last];
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
