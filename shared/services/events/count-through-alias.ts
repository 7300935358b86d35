import type { AlertRule } from '../../domain/alerts/alert-rule.ts';
import type { EventSummary } from '../../domain/event-summary.ts';
import { livingAt, type TrackedError } from '../../domain/error/tracked-error.ts';
import type { Transition } from '../../domain/error/transitions.ts';
import { withUncounted } from '../../domain/error/with-events.ts';
import { closedHours } from '../../domain/running-hours.ts';
import { advanced, uncounted, type Sequenced } from '../../domain/watermark.ts';
import { additions } from '../../store/closed-days.ts';
import * as errors from '../../store/errors.ts';
import * as eventLists from '../../store/event-lists.ts';
import * as hourlyCounts from '../../store/hourly-counts.ts';
import { mergedShard } from '../../store/merged-lists.ts';
import { storedErrorOf } from '../../store/stored-error.ts';
import { keyOfError } from '../../store/table/item-keys.ts';
import { errorPk } from '../../store/table/keys.ts';
import { replacement, type Revised } from '../../store/table/revise.ts';
import type { Store } from '../../store/table/store.ts';
import type { Write } from '../../store/table/transact.ts';
import { releaseDates } from '../releases/release-dates.ts';

type Batch = readonly Sequenced<EventSummary>[];

/** The alias after the batch, and the writes that belong to the same transaction. */
interface Step {
  alias: TrackedError;
  also: Write[];
}

/**
 * Takes the step of an alias over a batch of its events: its watermarks tell which are not counted, and the error into which it was
 * merged counts them, in one transaction. They are listed before that: beside the alias, where `hasCounted` looks for them, and
 * beside the other error, where readers do.
 * @returns `counted`: who counts them, with where the first of them began; `step`: `null` if all of them are counted.
 */
export async function countThroughAlias(
  store: Store,
  alias: Revised<TrackedError>,
  shard: string,
  batch: Batch,
  now: Date,
  rules: readonly AlertRule[],
): Promise<{ counted: { error: TrackedError; transitions: readonly Transition[] }; step: Step | null }> {
  const fresh = uncounted(alias.marks, shard, batch);
  const { project_id } = alias;
  const into = await errors.readAny(store, project_id, alias.id);
  const target = { project_id, id: into?.id ?? alias.merged_into! };
  const own = fresh.map(({ sequence, value }) => ({ sequence, value: asOf(into, target.id, value, now) }));
  const dates = await releaseDates(store, into, own);
  const next = fresh.length === 0 ? null : withUncounted(into, shard, own, now.getTime(), dates, rules);
  const counted = { error: bornIn(batch, shard, [next?.error, into, alias]), transitions: next?.transitions ?? [] };
  if (next === null) return { counted, step: null };

  const pk = errorPk(project_id, target.id);
  const merged = mergedShard(alias.id, shard);
  await Promise.all([
    eventLists.put(store, shard, alias.marks, fresh),
    eventLists.put(store, merged, {}, own),
    into && hourlyCounts.close(store, pk, into, next.error.hours_from),
  ]);
  const { deleted_before, expires_at } = next.error;
  const kept = own.map(({ value }) => value).filter(({ received }) => received > deleted_before);
  const also = [
    replacement(store, keyOfError(project_id, target.id), into, storedErrorOf(next.error)),
    ...additions(store, pk, { revision: into?.revision ?? 0, expires_at }, closedHours(next.error, kept)),
  ];
  const marks = advanced(alias.marks, shard, fresh.at(-1)!.sequence, now.getTime());
  const keptUntil = Math.max(alias.expires_at, ...fresh.map(({ value }) => value.expires_at));
  return { counted, step: { alias: { ...alias, merged_into: target.id, marks, expires_at: keptUntil }, also } };
}

/** An event as one of the other error, which is not called again what it was called without its maps. */
function asOf(into: TrackedError | null, error_id: number, event: EventSummary, now: Date): EventSummary {
  const living = livingAt(into, now.getTime());
  if (living === null) return { ...event, error_id };
  const { title, type, message, culprit } = living;
  return { ...event, error_id, title, type, message, culprit };
}

/** The first of some errors that began with an event of the batch, else the first that is there. */
function bornIn(batch: Batch, shard: string, some: readonly (TrackedError | null | undefined)[]): TrackedError {
  const there = some.flatMap((error) => error ?? []);
  const isOfBatch = ({ born }: TrackedError): boolean =>
    born.shard === shard && batch.some(({ sequence }) => sequence === born.sequence);
  return there.find(isOfBatch) ?? there[0]!;
}
