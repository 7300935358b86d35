import type { AlertRule } from '../../domain/alerts/alert-rule.ts';
import type { IngestLimits } from '../../domain/ingest-limits.ts';
import type { EventSummary } from '../../domain/event-summary.ts';
import type { RateLimit } from '../../domain/quota.ts';
import type { SequenceNumber, Sequenced } from '../../domain/watermark.ts';
import * as countingSetup from '../../store/counting-setup.ts';
import * as events from '../../store/events.ts';
import * as projectCounts from '../../store/project-counts.ts';
import type { Store } from '../../store/table/store.ts';
import { countInError } from './count-in-error.ts';
import { projectEventOf } from './project-event.ts';

type Batch = readonly Sequenced<EventSummary>[];

/**
 * Counts a shard's batch of new events wherever they count: in their errors, in their project, against the limits of
 * their keys. Everything in it may be done again and changes nothing then. The events of a project that was deleted
 * meanwhile are removed.
 */
export async function countBatch(
  store: Store,
  limits: IngestLimits,
  shard: string,
  batch: Batch,
  now: Date,
): Promise<void> {
  const projects = Map.groupBy(batch, ({ value }) => value.project_id);
  for (const [projectId, ofProject] of projects) await countInProject(store, limits, shard, projectId, ofProject, now);
}

async function countInProject(
  store: Store,
  limits: IngestLimits,
  shard: string,
  projectId: number,
  batch: Batch,
  now: Date,
): Promise<void> {
  const byKey = Map.groupBy(batch, ({ value }) => value.public_key);
  const known = await countingSetup.read(store, projectId, [...byKey.keys()]);
  if (known === null)
    return events.removeMany(
      store,
      projectId,
      batch.map(({ value }) => value.event_id),
    );

  // The errors come first: the project counts those that began, and `recount` takes what its error has not counted for
  // counted nowhere.
  const openings = await countInErrors(store, shard, batch, known.rules, now);
  const counted = batch.map(({ sequence, value }) => ({
    sequence,
    value: { ...projectEventOf(value), opensError: openings.has(sequence) },
  }));
  const ofKey = (publicKey: string): RateLimit => known.limits.get(publicKey) ?? limits.clientKey;
  const limited = { project: limits.project, ofKey };
  await projectCounts.count(store, projectId, limited, shard, counted, now, known.rules);
}

/** @returns the sequence numbers of the events that errors began with */
async function countInErrors(
  store: Store,
  shard: string,
  batch: Batch,
  rules: readonly AlertRule[],
  now: Date,
): Promise<Set<SequenceNumber>> {
  const errors = [...Map.groupBy(batch, ({ value }) => value.error_id).values()];
  const openings = new Set<SequenceNumber>();
  for (let start = 0; start < errors.length; start += AT_ONCE) {
    const some = errors.slice(start, start + AT_ONCE);
    for (const { opening } of await Promise.all(some.map((ofError) => countInError(store, shard, ofError, now, rules))))
      if (opening !== null) openings.add(opening);
  }
  return openings;
}

/** Errors that are counted side by side: each waits for the table two or three times. */
const AT_ONCE = 16;
