import { marshall } from '@aws-sdk/util-dynamodb';
import type { AlertSetup } from '../../../shared/domain/alerts/alert-rule.ts';
import type { EventSummary } from '../../../shared/domain/event-summary.ts';
import { frequencyStep } from '../../../shared/domain/error/frequency-step.ts';
import { MAX_PENDING } from '../../../shared/domain/error/pending.ts';
import { keyOfError, keyOfEvent, keyOfProject } from '../../../shared/store/table/item-keys.ts';
import type { MeteredTable, TableCost } from './metered-table.ts';
import { makeSource, newEvent, requestOf, summaryOf, type MeteredProject, type Source } from './sent-events.ts';
import { median } from '../statistics.ts';

/** What it costs to count one batch of events that a shard of the stream delivers. */
export interface BatchCost extends TableCost {
  events: number;
  errors: number;
  /** `true`: none of the errors was seen before. */
  fresh: boolean;
  /** From call to answer, against the embedded engine. */
  ms: number;
}

/** What it costs to store an event of a size, settings and key being known. */
export interface StoredCost {
  kilobytes: number;
  writes: number;
  writeUnits: number;
  /** Of the item, as DynamoDB counts them but for its own overhead. */
  bytes: number;
}

const SIZES = [8, 40, 200];
/** As many batches as an error has room for before it moves the events that it lists itself: a mean has a move in it. */
const TIMES = MAX_PENDING;
const REQUESTS = 30;

/** One event, then ten and a hundred: all of one error, and each of another one. */
const BATCHES = [
  { events: 1, errors: 1 },
  { events: 10, errors: 1 },
  { events: 100, errors: 1 },
  { events: 10, errors: 10 },
  { events: 100, errors: 100 },
];

/** What an error has counted that is there: a place in the list by frequency that is left once in fifty events. */
const KNOWN_EVENTS = 1_000;

/**
 * The first batch meets errors that are new, the others errors that are there: that is what most batches do. Of those the
 * calls are what most make, and the units a mean.
 * @param alerts what the project has of alerts; a new project's, if it is missing
 */
export async function countBatches(metered: MeteredTable, alerts?: AlertSetup): Promise<BatchCost[]> {
  const costs: BatchCost[] = [];
  for (const { events, errors } of BATCHES) {
    const source = await newSource(metered);
    if (alerts !== undefined) await setUp(metered, source, alerts);
    // One event is digested, the others are copies: what is counted is the consumer's work alone.
    const summary = summaryOf(source, newEvent());
    const rounds = [];
    for (let round = 0; round <= TIMES; round++) {
      const batch = batchOf(summary, events, errors, round);
      const started = performance.now();
      const cost = await metered.cost(() => metered.api.count(batch));
      rounds.push({ ...cost, events, errors, fresh: round === 0, ms: performance.now() - started });
      if (round === 0) await age(metered, batch);
    }
    const known = rounds.slice(1);
    const mean = (unitsOf: (cost: TableCost) => number): number =>
      known.reduce((sum, cost) => sum + unitsOf(cost), 0) / known.length;
    costs.push(rounds[0]!, {
      ...known[0]!,
      writeUnits: mean(({ writeUnits }) => writeUnits),
      readUnits: mean(({ readUnits }) => readUnits),
      ms: median(known.map(({ ms }) => ms)),
    });
  }
  return costs;
}

async function setUp({ table }: MeteredTable, { project }: Source, alerts: AlertSetup): Promise<void> {
  await table.call('UpdateItem', {
    TableName: table.name,
    Key: marshall(keyOfProject(project.id)),
    UpdateExpression: 'SET alerts = :alerts',
    ExpressionAttributeValues: marshall({ ':alerts': alerts }),
  });
}

/** Has the errors of a batch count as many events as those of errors that are there for a while. */
async function age({ table }: MeteredTable, batch: readonly EventSummary[]): Promise<void> {
  for (const [error_id, [one]] of Map.groupBy(batch, (event) => event.error_id)) {
    const { pk, sk } = keyOfError(one!.project_id, error_id);
    await table.call('UpdateItem', {
      TableName: table.name,
      Key: { pk: { S: pk }, sk: { S: sk } },
      UpdateExpression: 'SET #count = :count, frequency = :step',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: {
        ':count': { N: String(KNOWN_EVENTS) },
        ':step': { N: String(frequencyStep(KNOWN_EVENTS)) },
      },
    });
  }
}

export async function countStoring(
  metered: MeteredTable,
): Promise<{ stored: StoredCost[]; lookUpUnits: number; collectMs: number }> {
  const source = await newSource(metered);
  const send = (bytes?: number) => metered.api.call('postEnvelope', requestOf(source, newEvent(bytes)));
  const { readUnits } = await metered.cost(() => send());
  const stored: StoredCost[] = [];
  for (const kilobytes of SIZES) {
    const event = newEvent(kilobytes * 1024);
    const request = requestOf(source, event);
    const { calls, writeUnits } = await metered.cost(() => metered.api.call('postEnvelope', request));
    const writes = Object.values(calls).reduce((sum, times) => sum + times, 0);
    stored.push({ kilobytes, writes, writeUnits, bytes: await bytesOf(metered, source, event['event_id'] as string) });
  }
  const samples: number[] = [];
  for (let sample = 0; sample < REQUESTS; sample++) {
    const started = performance.now();
    await send();
    samples.push(performance.now() - started);
  }
  return { stored, lookUpUnits: readUnits, collectMs: median(samples) };
}

/** Names and values; a binary value comes in base64. */
async function bytesOf({ table }: MeteredTable, { project }: Source, eventId: string): Promise<number> {
  const { pk, sk } = keyOfEvent(project.id, eventId);
  const { Item } = await table.call('GetItem', { TableName: table.name, Key: { pk: { S: pk }, sk: { S: sk } } });
  return Object.entries(Item as Record<string, Record<string, unknown>>).reduce((sum, [name, typed]) => {
    const [type, value] = Object.entries(typed)[0]!;
    return sum + name.length + Buffer.byteLength(String(value), type === 'B' ? 'base64' : 'utf8');
  }, 0);
}

async function newSource({ table, api }: MeteredTable): Promise<Source> {
  await table.reset();
  return makeSource(api, (await api.call('createProject', { json: { path: 'demo' } })) as MeteredProject);
}

/** Events of a moment: SDKs catch them, the collector stores them, the stream delivers them within a second or so. */
function batchOf(summary: EventSummary, events: number, errors: number, round: number): EventSummary[] {
  const received = Date.now();
  const keptS = summary.expires_at - Math.floor(summary.received / 1000);
  return Array.from({ length: events }, (_, index) => ({
    ...summary,
    event_id: `${round}${index}`.padStart(32, '0'),
    error_id: summary.error_id - (index % errors),
    received,
    timestamp: new Date(received).toISOString(),
    expires_at: Math.floor(received / 1000) + keptS,
  }));
}
