import { describe, expect, it } from 'vitest';
import { listingOf, type Listing } from '../../../../shared/domain/error/pending.ts';
import type { EventSummary } from '../../../../shared/domain/event-summary.ts';
import type { TrackedError } from '../../../../shared/domain/error/tracked-error.ts';
import { withEvents } from '../../../../shared/domain/error/with-events.ts';
import { recountShard } from '../../../../shared/domain/watermark.ts';
import { after, eventId, HOUR_MS, NOW, records, summary } from '../../../kit/unit/summaries.ts';

/** The event of a number, which happened so many milliseconds after `NOW`. */
const at = (number: number, milliseconds: number, fields: Partial<EventSummary> = {}): EventSummary =>
  summary({ event_id: eventId(number), timestamp: after(milliseconds), ...fields });
const unbounded = (): boolean => true;

/** An error that has counted events of one shard, each by itself, with room for all that may be pending. */
function errorOf(...events: EventSummary[]): TrackedError {
  let error: TrackedError | null = null;
  for (const [index, event] of events.entries()) {
    const batch = records([event], index + 1);
    const { pending } = listingOf(error, 'shard', batch, unbounded);
    error = { ...withEvents(error, 'shard', batch, NOW.getTime())!.error, pending };
  }
  return error!;
}
const many = (count: number, from = 0): EventSummary[] =>
  Array.from({ length: count }, (_, index) => at(from + index + 1, (from + index) * 60_000));

/** By the numbers of the events. */
function shown({ pending, run, isListed }: Listing): unknown {
  const numbers = (events: Listing['pending']): number[] => events.map(({ id }) => parseInt(id, 16));
  return { pending: numbers(pending), run: numbers(run), isListed };
}
const next = (error: TrackedError | null, events: readonly EventSummary[], hasRoom = unbounded, shard = 'shard') =>
  shown(listingOf(error, shard, records(events, 100), hasRoom));

describe('where a batch is listed', () => {
  const two = errorOf(...many(2));

  it.each<[string, unknown, unknown]>([
    ['the first event is pending', next(null, many(1)), { pending: [1], run: [], isListed: false }],
    ['the next ones, too', next(two, many(3, 2)), { pending: [1, 2, 3, 4, 5], run: [], isListed: false }],
    [
      'up to eight; then these are a run',
      next(errorOf(...many(8)), many(1, 8)),
      { pending: [9], run: [1, 2, 3, 4, 5, 6, 7, 8], isListed: false },
    ],
    [
      'where they have no room together, those before are a run',
      next(two, many(1, 2), (pending: Listing['pending'] = []) => pending.length < 3),
      { pending: [3], run: [1, 2], isListed: false },
    ],
    [
      'where there is no room at all, nothing is pending',
      next(two, many(1, 2), () => false),
      { pending: [], run: [1, 2], isListed: true },
    ],
    [
      'a batch of more than eight is listed beside',
      next(two, many(9, 2)),
      { pending: [1, 2], run: [], isListed: true },
    ],
    [
      'an event that came between those that are pending is with them',
      next(two, [at(3, 30_000)]),
      { pending: [1, 2, 3], run: [], isListed: false },
    ],
    [
      'one from before the first that is pending is listed beside',
      next(two, [at(3, -1)]),
      { pending: [1, 2], run: [], isListed: true },
    ],
    [
      'nor does one begin what is pending that is older than what was counted',
      next({ ...two, pending: [] }, [at(3, 30_000)]),
      { pending: [], run: [], isListed: true },
    ],
    [
      'one that happened long before its receipt is listed beside',
      next(two, [at(3, 120_000, { received: NOW.getTime() + HOUR_MS })]),
      { pending: [1, 2], run: [], isListed: true },
    ],
    [
      'one that came within seconds of a deletion is listed beside',
      next({ ...two, pending: [], deleted_before: NOW.getTime() + 118_000 }, [at(3, 120_000)]),
      { pending: [], run: [], isListed: true },
    ],
    [
      'one that is kept for another time begins anew',
      next(two, [at(3, 120_000, { expires_at: 2_000_000_000 })]),
      { pending: [3], run: [1, 2], isListed: false },
    ],
    [
      'what is counted again is listed beside',
      next(two, many(1, 2), unbounded, recountShard('shard', '1')),
      { pending: [1, 2], run: [], isListed: true },
    ],
  ])('%s', (_, listing, expected) => {
    expect(listing).toEqual(expected);
  });

  it('the oldest of a batch is the first, and each has the record before it', () => {
    const batch = records([at(1, 2_000), at(2, 1_000)], 5);
    const { pending } = listingOf(null, 'shard', batch, unbounded);
    const [first, second] = [batch[0]!.sequence, batch[1]!.sequence];
    expect(pending.map(({ id, counted }) => ({ id, ...counted }))).toEqual([
      { id: eventId(2), shard: 'shard', after: first, sequence: second },
      { id: eventId(1), shard: 'shard', after: '', sequence: first },
    ]);
  });
});
