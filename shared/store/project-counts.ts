import type { AlertRule } from '../domain/alerts/alert-rule.ts';
import { notifyOf } from '../domain/alerts/notify.ts';
import { withUsage, type RateLimit, type Usage } from '../domain/quota.ts';
import {
  isSpilled,
  rememberedUntil,
  withProjectEvents,
  type ProjectCounts,
  type ProjectEvent,
  type ProjectLimits,
} from '../domain/project-counts.ts';
import type { RunningRelease } from '../domain/release/running-releases.ts';
import type { Admits } from '../domain/settings.ts';
import { NO_HOURS, type RunningHours } from '../domain/running-hours.ts';
import { advanced, uncounted, type Sequenced, type Watermarks } from '../domain/watermark.ts';
import * as hourlyCounts from './hourly-counts.ts';
import { packHours, packMarks, packUsages, unpackHours, unpackMarks, unpackUsages } from './packed.ts';
import { isKept, readBelowProject, readItem, readItems } from './table/read.ts';
import { keyOfCounts, keyOfKeyCounts } from './table/item-keys.ts';
import { projectPk, SORT } from './table/keys.ts';
import { packReleases, unpackReleases } from './packed-releases.ts';
import { packThresholds, unpackThresholds } from './packed-thresholds.ts';
import { sightingWrites } from './release-sightings.ts';
import { revise, reviseTogether } from './table/revise.ts';
import type { Store } from './table/store.ts';

/** Counts as they are stored, or before there are any, what lets events in alone. */
export interface StoredCounts extends Partial<
  Omit<ProjectCounts, PackedField | 'occurrences'> & Record<PackedField, Uint8Array>
> {
  /** Of the put that has it: what happened, for the table's stream. */
  notify?: string;
  /** Of the project and its settings. Is there from the first settings on, until the project is deleted. */
  admits?: Admits;
  /** Whether source maps were ever built for it, so that the collector looks for some. */
  has_maps?: true;
  /** Epoch seconds; only of an item without `admits`, which was counted while its project was purged. */
  expires_at?: number;
}

type PackedField = 'hours' | 'keys' | 'releases' | 'marks' | 'thresholds';

/** What is used of the limit of a key that there was no room for among the project's counts. */
interface SpilledKey extends Usage {
  marks: Watermarks;
  expires_at: number;
}

type Batch = readonly Sequenced<ProjectEvent>[];

/**
 * Counts a shard's batch of events in their project, once: by the hour, against its limits and those of its client keys.
 * One read and one write, whatever number of events and of up to `MAX_KEYS` keys they are of; and one of each more for
 * each key beyond, and for each day that is closed.
 * @param limits `null`: counts by the hour alone.
 * @param rules of the project, those that have somebody to tell. @throws Conflict
 */
export async function count(
  store: Store,
  projectId: number,
  limits: ProjectLimits | null,
  shard: string,
  batch: Batch,
  now: Date,
  rules: readonly AlertRule[] = [],
): Promise<void> {
  const pk = projectPk(projectId);
  let settled: ProjectCounts | null = null;
  let revision = 0;
  await reviseTogether<StoredCounts>(store, keyOfCounts(projectId), async (stored) => {
    const before = stored && countsOf(stored);
    // What lets no events in is of a project that is purged: nothing is made below it any more, and nothing is told of it.
    const isPurged = stored?.admits === undefined;
    const counted = withProjectEvents(before, limits, shard, batch, now.getTime(), isPurged ? [] : rules);
    const next = counted && isPurged ? { ...counted, releases: [] } : counted;
    revision = stored?.revision ?? 0;
    settled = next ?? before;
    if (next === null) return null;
    if (before !== null)
      await hourlyCounts.close(
        store,
        pk,
        { ...before, revision, expires_at: before.hours_kept_until },
        next.hours_from,
      );
    const also = await sightingWrites(store, projectId, before?.releases ?? [], next.releases, batch, now);
    return { next: storedOf(next, stored, now), also };
  });
  const counts = settled as ProjectCounts | null;
  if (counts === null) return;
  const spilled = limits === null ? [] : [...Map.groupBy(batch, ({ value }) => value.public_key)];
  await Promise.all([
    hourlyCounts.countClosed(store, pk, { ...counts, revision }, shard, batch),
    ...spilled
      .filter(([publicKey]) => isSpilled(counts, publicKey, now.getTime()))
      .map(([publicKey, ofKey]) => countKey(store, projectId, publicKey, limits!.ofKey(publicKey), shard, ofKey, now)),
  ]);
}

async function countKey(
  store: Store,
  projectId: number,
  publicKey: string,
  limit: RateLimit,
  shard: string,
  batch: Batch,
  now: Date,
): Promise<void> {
  await revise<SpilledKey>(store, keyOfKeyCounts(projectId, publicKey), (current) => {
    const marks = current?.marks ?? {};
    const fresh = uncounted(marks, shard, batch);
    if (fresh.length === 0) return null;
    const usage = withUsage(
      current,
      limit,
      fresh.map(({ value }) => value),
    );
    return {
      ...usage,
      marks: advanced(marks, shard, fresh.at(-1)!.sequence, now.getTime()),
      expires_at: epochSeconds(rememberedUntil(limit, now.getTime())),
    };
  });
}

/** Reads the running hours of a project; none while there are no counts, or when the last of its events has expired. */
export async function readHours(store: Store, projectId: number, now: Date): Promise<RunningHours> {
  const stored = await readItem<StoredCounts>(store, keyOfCounts(projectId));
  const counts = stored && countsOf(stored);
  return counts !== null && isKept({ expires_at: counts.hours_kept_until }, now) ? counts : NO_HOURS;
}

/** Reads what is counted of the releases of projects and not in their items yet, by project. */
export async function readReleases(
  store: Store,
  projectIds: readonly number[],
): Promise<ReadonlyMap<number, readonly RunningRelease[]>> {
  const items = await readItems<StoredCounts>(store, projectIds.map(keyOfCounts));
  const byPk = new Map(items.map((item) => [item.pk, countsOf(item)?.releases ?? []]));
  return new Map(projectIds.map((id) => [id, byPk.get(projectPk(id)) ?? []]));
}

/** Reads how much of their limits a project's client keys have used, by public key; whoever has used nothing is not there. */
export async function ofClientKeys(store: Store, projectId: number): Promise<ReadonlyMap<string, Usage>> {
  const items = await readBelowProject<StoredCounts | SpilledKey>(store, projectId, SORT.counts);
  const used = items.flatMap((item): [string, Usage][] =>
    item.sk === SORT.counts
      ? Object.entries(countsOf(item as StoredCounts)?.keys ?? {})
      : [[item.sk.slice(keyOfKeyCounts(projectId, '').sk.length), item as SpilledKey]],
  );
  // A key that was counted by itself once has been counted with its project since.
  return new Map(used.toSorted(([, one], [, other]) => one.window_start - other.window_start));
}

/** Reads what is used of the limit of a key that is counted by itself; `null` while nothing is. */
export function readSpilledKey(store: Store, projectId: number, publicKey: string): Promise<Usage | null> {
  return readItem<SpilledKey>(store, keyOfKeyCounts(projectId, publicKey));
}

/** Reads counts out of their item; `null` while it has none. */
export function countsOf(stored: StoredCounts): ProjectCounts | null {
  const {
    hours,
    keys: usages,
    releases,
    marks,
    thresholds,
    notify: _told,
    admits: _admits,
    has_maps: _maps,
    expires_at: _expires,
    ...rest
  } = stored;
  if (hours === undefined) return null;
  return {
    ...(rest as Omit<ProjectCounts, 'hours_from' | PackedField>),
    ...unpackHours(hours),
    keys: unpackUsages(usages!),
    releases: releases === undefined ? [] : unpackReleases(releases),
    marks: unpackMarks(marks!),
    ...(thresholds !== undefined && { thresholds: unpackThresholds(thresholds) }),
  };
}

/** @param before whose facts that are not of its counts stay */
function storedOf(counts: ProjectCounts, before: StoredCounts | null, now: Date): StoredCounts {
  const { hours_kept_until, usage, new_errors, spilled_until } = counts;
  const stored = {
    hours_kept_until,
    usage,
    new_errors,
    spilled_until,
    hours: packHours(counts),
    keys: packUsages(counts.keys),
    ...(counts.releases.length > 0 && { releases: packReleases(counts.releases) }),
    marks: packMarks(counts.marks),
    ...(counts.thresholds !== undefined && { thresholds: packThresholds(counts.thresholds) }),
    ...notifyOf(counts.occurrences),
    ...(before?.has_maps && { has_maps: before.has_maps }),
  };
  if (before?.admits !== undefined) return { ...stored, admits: before.admits };
  const windows = [usage, ...Object.values(counts.keys)].flatMap((one) => one ?? []);
  const remembered = windows.map(({ window }) => epochSeconds(rememberedUntil({ count: 0, window }, now.getTime())));
  return { ...stored, expires_at: Math.max(hours_kept_until, ...remembered) };
}

const epochSeconds = (moment: number): number => Math.ceil(moment / 1000);
