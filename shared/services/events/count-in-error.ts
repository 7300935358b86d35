import type { EventSummary } from '../../domain/event-summary.ts';
import { listingOf } from '../../domain/error/pending.ts';
import type { TrackedError } from '../../domain/error/tracked-error.ts';
import type { Transition } from '../../domain/error/transitions.ts';
import { withEvents } from '../../domain/error/with-events.ts';
import type { SequenceNumber, Sequenced } from '../../domain/watermark.ts';
import * as errors from '../../store/errors.ts';
import * as eventLists from '../../store/event-lists.ts';
import * as eventRuns from '../../store/event-runs.ts';
import * as hourlyCounts from '../../store/hourly-counts.ts';
import { hasRoomForPending } from '../../store/stored-error.ts';
import { errorPk } from '../../store/table/keys.ts';
import { releaseDates } from '../releases/release-dates.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * Counts a shard's batch of events of one error: the error itself, which lists them or is listed beside, its hourly counts. A constant
 * number of calls however many the events are, and idempotent: nothing changes when it is done again, in other parts, by
 * two at once, or after a crash between any two of its writes. Events of closed days come after the error, so that nothing
 * has counted what the error has not.
 * @returns `opening`: sequence number of the event that the error began with if it is of this batch, also when it is done
 *   again. `transitions`: those that this call has written, none when it is done again.
 * @throws Conflict if others kept changing the error; the batch is then delivered again.
 */
export async function countInError(
  store: Store,
  shard: string,
  batch: readonly Sequenced<EventSummary>[],
  now: Date,
): Promise<{ opening: SequenceNumber | null; transitions: readonly Transition[] }> {
  const { project_id, error_id } = batch[0]!.value;
  const pk = errorPk(project_id, error_id);
  let settled: TrackedError | null = null;
  let revision = 0;
  let transitions: readonly Transition[] = [];
  await errors.change(store, project_id, error_id, async (current) => {
    const next = withEvents(current, shard, batch, now.getTime(), await releaseDates(store, current, batch));
    // The step is taken again if its write does not hold: the last one is the one that was written.
    settled = next?.error ?? current;
    revision = current?.revision ?? 0;
    transitions = next?.transitions ?? [];
    // Before the error counts them, so that what is counted is listed, and what it lets go of is kept.
    if (next === null) return null;
    const { pending, run, isListed } = listingOf(current, shard, batch, (some) =>
      hasRoomForPending({ ...next.error, pending: some }),
    );
    await Promise.all([
      isListed && eventLists.put(store, shard, current?.marks ?? {}, batch),
      run.length > 0 && eventRuns.put(store, current!, run),
      current && hourlyCounts.close(store, pk, current, next.error.hours_from),
    ]);
    return { ...next.error, pending };
  });
  const error = settled as TrackedError | null;
  if (error !== null) await hourlyCounts.countClosed(store, pk, { ...error, revision }, shard, batch);
  const opening = error?.born ?? null;
  const isOfBatch = opening?.shard === shard && batch.some(({ sequence }) => sequence === opening.sequence);
  return { opening: isOfBatch ? opening.sequence : null, transitions };
}
