import { MAX_LIST_SPREAD_MS, newestFirst, placeOf, type EventPlace } from '../event-order.ts';
import type { EventSummary } from '../event-summary.ts';
import { isRecountShard, uncounted, type SequenceNumber, type Sequenced } from '../watermark.ts';
import type { TrackedError } from './tracked-error.ts';

/** An event that is counted and whose error lists it itself. */
export interface PendingEvent extends EventPlace {
  /** Milliseconds since 1970. */
  received: number;
  /** Epoch seconds from which it is gone. */
  expires_at: number;
  /**
   * Its record, and the last one of its shard that the error had counted before: nothing between them was counted.
   * `null` once the error has forgotten the shard.
   */
  counted: { shard: string; after: SequenceNumber; sequence: SequenceNumber } | null;
}

/** How many events may be pending. */
export const MAX_PENDING = 8;

/** What becomes of the events of a batch, and of those that were pending before it. */
export interface Listing {
  /** The error's own list from now on. */
  pending: readonly PendingEvent[];
  /** All that was pending goes into an item of its own, a run, before the error is written without it. */
  run: readonly PendingEvent[];
  /** The batch is listed beside the error before it is counted, as if nothing could be pending. */
  isListed: boolean;
}

type Batch = readonly Sequenced<EventSummary>[];

/**
 * Decides where a batch that an error counts next is listed. Its events stay pending in the error while there are few and
 * have room (`hasRoom`); what was pending goes into a run when they have none beside it.
 *
 * Runs do not overlap, so that a page needs one beside those that it shows: all that is pending is newer than its first
 * event, and a first event is newer than all that was counted before. So events that come late are never pending. Nor are
 * those of a recount, whose places are none of the stream's.
 */
export function listingOf(
  current: TrackedError | null,
  shard: string,
  batch: Batch,
  hasRoom: (pending: readonly PendingEvent[]) => boolean,
): Listing {
  const before = current?.pending ?? [];
  const fresh = pendingEvents(current, shard, batch);
  if (fresh !== null) {
    const together = [...before, ...fresh];
    if (before.length > 0 && isNewer(fresh, before[0]!) && isAlike(together) && fits(together, hasRoom))
      return { pending: together, run: [], isListed: false };
    if ((current === null || isNewer(fresh, lastPlaceOf(current))) && isAlike(fresh) && fits(fresh, hasRoom))
      return { pending: fresh, run: before, isListed: false };
  }
  const isKept = before.length === 0 || hasRoom(before);
  return { pending: isKept ? before : [], run: isKept ? [] : before, isListed: true };
}

const fits = (events: readonly PendingEvent[], hasRoom: (events: readonly PendingEvent[]) => boolean): boolean =>
  events.length <= MAX_PENDING && hasRoom(events);

/** The events of a batch that are not counted, the oldest first; `null` if one of them must not be pending. */
function pendingEvents(current: TrackedError | null, shard: string, batch: Batch): PendingEvent[] | null {
  if (isRecountShard(shard)) return null;
  const fresh = uncounted(current?.marks ?? {}, shard, batch);
  const isOnTime = ({ value }: Sequenced<EventSummary>): boolean => isPrompt(value, current?.deleted_before ?? 0);
  if (fresh.length > MAX_PENDING || !fresh.every(isOnTime)) return null;
  const mark = current?.marks[shard]?.last ?? '';
  return fresh
    .map(({ sequence, value }, index) => ({
      ...placeOf(value),
      received: value.received,
      expires_at: value.expires_at,
      counted: { shard, after: fresh[index - 1]?.sequence ?? mark, sequence },
    }))
    .toSorted((one, other) => newestFirst(other, one));
}

/** Happened when it was received, and later than anything that was received of a deleted life. */
function isPrompt(event: EventSummary, deletedBefore: number): boolean {
  const { happened } = placeOf(event);
  const isNear = Math.abs(happened - event.received) <= MAX_LIST_SPREAD_MS;
  return isNear && happened > deletedBefore + MAX_LIST_SPREAD_MS;
}

const isNewer = (events: readonly EventPlace[], place: EventPlace): boolean =>
  events.every((event) => newestFirst(event, place) < 0);

const lastPlaceOf = ({ last_seen, last_event_id }: TrackedError): EventPlace =>
  placeOf({ timestamp: last_seen, event_id: last_event_id });

/** How long (seconds) an event is kept from its receipt: one number for all that are pending. */
export const keptSecondsOf = ({ received, expires_at }: Pick<PendingEvent, 'received' | 'expires_at'>): number =>
  expires_at - Math.floor(received / 1000);

const isAlike = (events: readonly PendingEvent[]): boolean => new Set(events.map(keptSecondsOf)).size === 1;
