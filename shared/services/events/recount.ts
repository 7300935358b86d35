import type { AlertRule } from '../../domain/alerts/alert-rule.ts';
import { rulesThatAsk } from '../../domain/alerts/rules-that-ask.ts';
import type { EventSummary } from '../../domain/event-summary.ts';
import { summaryOf } from '../../domain/stored-event.ts';
import { recountShard, type SequenceNumber, type Sequenced } from '../../domain/watermark.ts';
import * as alertSetups from '../../store/alert-setups.ts';
import * as events from '../../store/events.ts';
import { hasCounted } from '../../store/has-counted.ts';
import * as projectCounts from '../../store/project-counts.ts';
import * as projects from '../../store/projects.ts';
import type { Store } from '../../store/table/store.ts';
import { countInError } from './count-in-error.ts';
import { projectEventOf } from './project-event.ts';

/** Records of one shard that the consumer of new events gave up on: the stream will not deliver them again. */
export interface GivenUp {
  shard: string;
  /** The sequence number that the failure begins with, as the queue has it: its name. */
  first: string;
  events: readonly { projectId: number; eventId: string; sequence: SequenceNumber }[];
}

/** Events that are counted now, that their error had counted already, and that are gone. */
export interface Recounted {
  counted: number;
  before: number;
  gone: number;
}

type Batch = readonly Sequenced<EventSummary>[];

/**
 * Counts what the consumer gave up on, in errors and hourly counts, each event once: however often it is done, after being
 * killed anywhere, and while the consumer counts what came later. Usage of limits is left alone, for their windows are over.
 *
 * An event that its error has not counted is counted nowhere, because the error comes first. It is counted as a record of a
 * shard that this failure has for itself, since the watermarks of its own shard may have passed it. Of one that its error
 * has counted, the project's counts are caught up where no later record was counted in them; where one was, nobody can
 * tell, and they stay as they are rather than count it twice.
 */
export async function recount(store: Store, givenUp: GivenUp, now: Date): Promise<Recounted> {
  const total = { counted: 0, before: 0, gone: 0 };
  for (const [projectId, records] of Map.groupBy(givenUp.events, (event) => event.projectId)) {
    const some = lastOfEach(records);
    const { missed, seen } = await sorted(store, givenUp.shard, projectId, some, now);
    const rules = rulesThatAsk(await alertSetups.read(store, projectId));
    await countMissed(store, recountShard(givenUp.shard, givenUp.first), projectId, missed, rules, now);
    await countInProject(store, givenUp.shard, projectId, seen, rules, now);
    total.counted += missed.length;
    total.before += seen.length;
    total.gone += some.length - missed.length - seen.length;
  }
  return total;
}

/** The last record of each event, in order: one that was deleted and sent again has several. */
function lastOfEach(records: GivenUp['events']): GivenUp['events'] {
  const ordered = records.toSorted((one, other) => (one.sequence < other.sequence ? -1 : 1));
  const last = new Map(ordered.map((record) => [record.eventId, record]));
  return ordered.filter((record) => last.get(record.eventId) === record);
}

/** Events that their error has not counted, and those that it has. Those of a project that is gone are removed. */
async function sorted(
  store: Store,
  shard: string,
  projectId: number,
  some: GivenUp['events'],
  now: Date,
): Promise<{ missed: EventSummary[]; seen: Batch }> {
  const ids = some.map(({ eventId }) => eventId);
  if ((await projects.read(store, projectId)) === null) {
    await events.removeMany(store, projectId, ids);
    return { missed: [], seen: [] };
  }
  const stored = await events.readMany(store, projectId, ids, now);
  const values = new Map(stored.map((event) => [event.event_id, summaryOf(event)]));
  const missed: EventSummary[] = [];
  const seen: Sequenced<EventSummary>[] = [];
  for (const { eventId, sequence } of some) {
    const value = values.get(eventId);
    if (value === undefined) continue;
    if (await hasCounted(store, shard, { sequence, value })) seen.push({ sequence, value });
    else missed.push(value);
  }
  return { missed, seen };
}

async function countMissed(
  store: Store,
  shard: string,
  projectId: number,
  missed: readonly EventSummary[],
  rules: readonly AlertRule[],
  now: Date,
): Promise<void> {
  const batch = missed
    .map((value) => ({ sequence: sequenceOf(value), value }))
    .toSorted((one, other) => (one.sequence < other.sequence ? -1 : 1));
  for (const ofError of Map.groupBy(batch, ({ value }) => value.error_id).values())
    await countInError(store, shard, ofError, now, rules);
  await countInProject(store, shard, projectId, batch, rules, now);
}

async function countInProject(
  store: Store,
  shard: string,
  projectId: number,
  batch: Batch,
  rules: readonly AlertRule[],
  now: Date,
): Promise<void> {
  if (batch.length === 0) return;
  const counted = batch.map(({ sequence, value }) => ({ sequence, value: projectEventOf(value) }));
  await projectCounts.count(store, projectId, null, shard, counted, now, rules);
}

/** A place in the failure's own shard that follows from the event alone: by its receipt, then by its id. */
function sequenceOf({ received, event_id }: EventSummary): SequenceNumber {
  return `${String(received).padStart(16, '0')}${event_id.slice(-24)}`;
}
