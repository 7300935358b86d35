import type { AlertRule } from '../domain/alerts/alert-rule.ts';
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
import { NO_HOURS, type RunningHours } from '../domain/running-hours.ts';
import { advanced, uncounted, type Sequenced, type Watermarks } from '../domain/watermark.ts';
import * as hourlyCounts from './hourly-counts.ts';
import { isKept, readBelowProject, readItem, readItems } from './table/read.ts';
import { keyOfCounts, keyOfKeyCounts } from './table/item-keys.ts';
import { projectPk, SORT } from './table/keys.ts';
import { sightingWrites } from './release-sightings.ts';
import { countsOf, storedOf, type StoredCounts } from './stored-counts.ts';
import { revise, reviseTogether } from './table/revise.ts';
import type { Store } from './table/store.ts';

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

/**
 * Changes the counts of a project that lets events in, by a pure step, over whatever the consumer does to them at the same time;
 * `null` leaves them as they are. @throws Conflict
 */
export async function change(
  store: Store,
  projectId: number,
  now: Date,
  step: (current: ProjectCounts) => ProjectCounts | null,
): Promise<void> {
  await revise<StoredCounts>(store, keyOfCounts(projectId), (stored) => {
    const counts = stored?.admits === undefined ? null : countsOf(stored);
    const next = counts && step(counts);
    return next && storedOf(next, stored, now);
  });
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

const epochSeconds = (moment: number): number => Math.ceil(moment / 1000);
