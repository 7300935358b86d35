import type { IngestLimits } from '../kernel/environment.ts';
import type { EventSummary } from '../kernel/event-summary.ts';
import type { Sequenced } from '../kernel/watermark.ts';
import { countEvents } from '../store/count-events.ts';
import { deleteEvents } from '../store/error-events.ts';
import { countByHour } from '../store/hourly-counts.ts';
import { readCountingLimits } from '../store/intake.ts';
import { projectPk } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { countUsage } from '../store/usage.ts';

type Batch = readonly Sequenced<EventSummary>[];

/**
 * Counts a shard's batch of new events wherever they count: in their errors, in their project, against the limits of their
 * keys. Everything in it may be done again and changes nothing then. The events of a project that was deleted meanwhile are
 * removed.
 */
export async function countBatch(
  store: Store,
  limits: IngestLimits,
  shard: string,
  batch: Batch,
  now: Date,
): Promise<void> {
  const projects = Map.groupBy(batch, ({ value }) => value.project_id);
  for (const [projectId, events] of projects) await countInProject(store, limits, shard, projectId, events, now);
}

async function countInProject(
  store: Store,
  limits: IngestLimits,
  shard: string,
  projectId: number,
  events: Batch,
  now: Date,
): Promise<void> {
  const byKey = Map.groupBy(events, ({ value }) => value.public_key);
  const known = await readCountingLimits(store, projectId, [...byKey.keys()]);
  if (known === null)
    return deleteEvents(
      store,
      projectId,
      events.map(({ value }) => value.event_id),
    );

  // What counts is an item each, with a watermark of its own, so none of it has to wait for the other.
  await Promise.all([
    countInErrors(store, shard, events, now),
    countByHour(store, projectPk(projectId), shard, events),
    countUsage(store, { projectId, publicKey: null, limit: limits.project }, shard, events, now),
    ...[...byKey].map(([publicKey, ofKey]) => {
      const limit = known.get(publicKey) ?? limits.clientKey;
      return countUsage(store, { projectId, publicKey, limit }, shard, ofKey, now);
    }),
  ]);
}

async function countInErrors(store: Store, shard: string, events: Batch, now: Date): Promise<void> {
  const errors = [...Map.groupBy(events, ({ value }) => value.error_id).values()];
  for (let start = 0; start < errors.length; start += AT_ONCE) {
    await Promise.all(errors.slice(start, start + AT_ONCE).map((ofError) => countEvents(store, shard, ofError, now)));
  }
}

/** Errors that are counted side by side: each waits for the table three times. */
const AT_ONCE = 16;
