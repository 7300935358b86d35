import type { AlertRule } from '../../domain/alerts/alert-rule.ts';
import type { EventSummary } from '../../domain/event-summary.ts';
import { listingOf } from '../../domain/error/pending.ts';
import type { TrackedError } from '../../domain/error/tracked-error.ts';
import type { Stepped, Transition } from '../../domain/error/transitions.ts';
import { withEvents } from '../../domain/error/with-events.ts';
import { closedHours } from '../../domain/running-hours.ts';
import { uncounted, type SequenceNumber, type Sequenced } from '../../domain/watermark.ts';
import { additions } from '../../store/closed-days.ts';
import * as eventLists from '../../store/event-lists.ts';
import * as eventRuns from '../../store/event-runs.ts';
import * as hourlyCounts from '../../store/hourly-counts.ts';
import { errorOf, hasRoomForPending, storedErrorOf, type StoredError } from '../../store/stored-error.ts';
import { keyOfError } from '../../store/table/item-keys.ts';
import { errorPk } from '../../store/table/keys.ts';
import { reviseTogether, type Revised } from '../../store/table/revise.ts';
import type { Store } from '../../store/table/store.ts';
import type { Write } from '../../store/table/transact.ts';
import { releaseDates } from '../releases/release-dates.ts';
import { countThroughAlias } from './count-through-alias.ts';

type Batch = readonly Sequenced<EventSummary>[];

/** Who counts some events, as it is now or was before, and what counting them did to its status. */
interface Counted {
  error: TrackedError | null;
  transitions: readonly Transition[];
}

/**
 * Counts a shard's batch of events of one error: the error itself, which lists them or is listed beside, its hourly counts; of one
 * that was merged into another, that one. A constant number of calls however many the events are, and idempotent: nothing
 * changes when it is done again, in other parts, by two at once, or after a crash between any two of its writes.
 * @param rules of the project, those that have somebody to tell: the write that counts tells the table's stream what they ask for
 * @returns `opening`: sequence number of the event that the error began with if it is of this batch, also when it is done
 *   again. `transitions`: those that this call has written, none when it is done again.
 * @throws Conflict if others kept changing the error; the batch is then delivered again.
 */
export async function countInError(
  store: Store,
  shard: string,
  batch: Batch,
  now: Date,
  rules: readonly AlertRule[] = [],
): Promise<{ opening: SequenceNumber | null; transitions: readonly Transition[] }> {
  const { project_id, error_id } = batch[0]!.value;
  let counted: Counted = { error: null, transitions: [] };
  await reviseTogether<StoredError>(store, keyOfError(project_id, error_id), async (stored) => {
    const current = stored && errorOf(stored);
    // The step is taken again if its write does not hold: the last one is the one that was written.
    if (current?.merged_into !== undefined) {
      const through = await countThroughAlias(store, current, shard, batch, now, rules);
      counted = through.counted;
      return through.step && { next: storedErrorOf(through.step.alias), also: through.step.also };
    }
    const dates = await releaseDates(store, current, batch);
    const next = withEvents(current, shard, batch, now.getTime(), dates, rules);
    counted = { error: next?.error ?? current, transitions: next?.transitions ?? [] };
    if (next === null) return null;
    const { error, also } = await listed(store, current, next, shard, batch);
    return { next: storedErrorOf(error), also };
  });
  const opening = counted.error?.born ?? null;
  const isOfBatch = opening?.shard === shard && batch.some(({ sequence }) => sequence === opening.sequence);
  return { opening: isOfBatch ? opening.sequence : null, transitions: counted.transitions };
}

/** Before the error counts events, so that what is counted is listed, and what it lets go of is kept. */
async function listed(
  store: Store,
  current: Revised<TrackedError> | null,
  next: Stepped,
  shard: string,
  batch: Batch,
): Promise<{ error: TrackedError; also: Write[] }> {
  const { pending, run, isListed } = listingOf(current, shard, batch, (some) =>
    hasRoomForPending({ ...next.error, pending: some }),
  );
  const pk = errorPk(next.error.project_id, next.error.id);
  await Promise.all([
    isListed && eventLists.put(store, shard, current?.marks ?? {}, batch),
    run.length > 0 && eventRuns.put(store, current!, run),
    current && hourlyCounts.close(store, pk, current, next.error.hours_from),
  ]);
  const deletedBefore = next.error.deleted_before;
  const fresh = uncounted(current?.marks ?? {}, shard, batch).map(({ value }) => value);
  const late = closedHours(
    next.error,
    fresh.filter(({ received }) => received > deletedBefore),
  );
  const revision = current?.revision ?? 0;
  const { expires_at } = next.error;
  return { error: { ...next.error, pending }, also: additions(store, pk, { revision, expires_at }, late) };
}
