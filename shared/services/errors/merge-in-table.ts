import { aliasOf, mayMerge, mergedError, type Merging } from '../../domain/error/merged.ts';
import type { TrackedError } from '../../domain/error/tracked-error.ts';
import type { Transition } from '../../domain/error/transitions.ts';
import type { HourlyEvents } from '../../domain/running-hours.ts';
import { DAY_MS, dayNamed, dayOf, HOUR_S } from '../../domain/time.ts';
import { additions } from '../../store/closed-days.ts';
import { rulesThatAsk } from '../../domain/alerts/rules-that-ask.ts';
import * as alertSetups from '../../store/alert-setups.ts';
import * as errors from '../../store/errors.ts';
import * as eventRuns from '../../store/event-runs.ts';
import * as hourlyCounts from '../../store/hourly-counts.ts';
import { copyLists, type Copied } from '../../store/merged-lists.ts';
import { errorOf, storedErrorOf, type StoredError } from '../../store/stored-error.ts';
import { keyOfError, keyOfMergedError } from '../../store/table/item-keys.ts';
import { errorPk } from '../../store/table/keys.ts';
import { replacement, reviseTogether } from '../../store/table/revise.ts';
import type { Store } from '../../store/table/store.ts';
import type { Write } from '../../store/table/transact.ts';
import { releaseDates } from '../releases/release-dates.ts';
import type { Merge, MergeOutcome } from './merge-errors.ts';

/** As many days as statistics show; with the two errors and the note of the merge they fit into one transaction. */
const MAX_MERGED_DAYS = 90;

/**
 * Merges an error into another, as `mergeErrors` says. All counts go over in one transaction, on the condition that neither error has
 * changed; what lists the events is put below the other one before. So it may be killed anywhere and be done again, by two at once and
 * while both errors are counted on.
 * @returns `nothing`: one of them is not there, was deleted, or they are one already.
 * @throws Conflict if others kept changing one of them.
 */
export async function mergeInTable(
  store: Store,
  { projectId, from: fromId, into: intoId, headline }: Merge,
  now: Date,
): Promise<MergeOutcome> {
  const rules = rulesThatAsk(await alertSetups.read(store, projectId));
  const copied: Copied = new Map();
  let transitions: readonly Transition[] = [];
  const alias = await reviseTogether<StoredError>(store, keyOfError(projectId, fromId), async (stored) => {
    const from = stored && errorOf(stored);
    const into = await errors.readAny(store, projectId, intoId);
    const id = into?.id ?? intoId;
    if (from === null || id === fromId || !mayMerge(from, into, now.getTime())) return null;
    // What is pending stays where it was looked for, too: see `hasCounted`.
    if (from.pending.length > 0) await eventRuns.put(store, from, from.pending);
    const latest = await copyLists(store, from, id, copied);
    const last = await lastOf(store, from, into, latest);
    const merged = mergedError(into, id, { from, headline, last }, now.getTime(), rules);
    ({ transitions } = merged);
    if (into !== null) await hourlyCounts.close(store, errorPk(projectId, id), into, merged.error.hours_from);
    const closed = added(merged.closed, await closedDays(store, from, now));
    const next = { revision: into?.revision ?? 0, expires_at: merged.error.expires_at };
    const also = [
      replacement(store, keyOfError(projectId, id), into, storedErrorOf(merged.error)),
      ...additions(store, errorPk(projectId, id), next, closed),
      noteOf(store, from, id),
    ];
    return { next: storedErrorOf(aliasOf(from, id)), also };
  });
  return alias === null ? { outcome: 'nothing' } : { outcome: 'merged', transitions };
}

/** That it was merged, so that the purge of a project finds what lies below an alias, which is in no index. */
function noteOf(store: Store, { project_id, id, expires_at }: TrackedError, into: number): Write {
  return { Put: { TableName: store.table, Item: { ...keyOfMergedError(project_id, into, id), expires_at } } };
}

/** The last event of an error as it may bring another one back. */
async function lastOf(
  store: Store,
  { last_release: release, last_seen }: TrackedError,
  into: TrackedError | null,
  received: number,
): Promise<Merging['last']> {
  const dates = await releaseDates(store, into, [{ sequence: '', value: { release } }]);
  return { received, release, released: dates.get(release ?? '') ?? Date.parse(last_seen) };
}

/** The hours of days that are closed to an error, those that statistics show. */
async function closedDays(store: Store, from: TrackedError, now: Date): Promise<HourlyEvents> {
  const first = dayOf(new Date(now.getTime() - MAX_MERGED_DAYS * DAY_MS));
  const last = dayNamed(from.hours_from - 1);
  if (first > last) return new Map();
  const none = { hours: {}, hours_from: from.hours_from };
  const hours = await hourlyCounts.readHours(store, errorPk(from.project_id, from.id), none, first, last, now);
  return new Map(hours.map(({ hour, count }) => [hour / HOUR_S, count]));
}

function added(one: HourlyEvents, other: HourlyEvents): HourlyEvents {
  const sums = new Map(one);
  for (const [hour, count] of other) sums.set(hour, (sums.get(hour) ?? 0) + count);
  return sums;
}
