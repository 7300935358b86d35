import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recount } from '../../../shared/services/events/recount.ts';
import type { EventSummary } from '../../../shared/domain/event-summary.ts';
import type { Sequenced } from '../../../shared/domain/watermark.ts';
import * as eventStore from '../../../shared/store/events.ts';
import { freshProject, useStore } from '../../kit/store.ts';
import { dyingStore, Killed, type Death } from '../../kit/unit/dying-store.ts';
import { NOW, records } from '../../kit/unit/summaries.ts';
import { deliver, drawnEvent, expectedCounts, storedCounts, type Counts } from './counting.ts';
import { storedEvent } from '../../kit/unit/stored-events.ts';

const store = useStore();
const SHARDS = ['shardId-1', 'shardId-2'];

type Batch = readonly Sequenced<EventSummary>[];

const drawn = fc.record({
  error: fc.integer({ min: 1, max: 3 }),
  key: fc.constant(1),
  hoursAgo: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 15 })),
  user: fc.option(fc.integer({ min: 1, max: 5 })),
});
const death: fc.Arbitrary<Death> = fc.record({ call: fc.nat(30), when: fc.constantFrom('before', 'after') });
/** What becomes of the next records of a shard: counted, or given up on after attempts that died. */
const step = fc.record({
  shard: fc.nat(SHARDS.length - 1),
  length: fc.integer({ min: 1, max: 6 }),
  attempts: fc.array(death, { maxLength: 3 }),
  isGivenUp: fc.boolean(),
});

async function killed(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
}

/** A part of a shard as the failures' queue tells of it. */
const givenUpOf = (shard: string, batch: Batch) => ({
  shard,
  first: batch[0]!.sequence,
  events: batch.map(({ sequence, value }) => ({ sequence, projectId: value.project_id, eventId: value.event_id })),
});

/** Everything but the usage of limits, which is not counted again. */
const withoutUsage = ({ errors, hours }: Counts): Pick<Counts, 'errors' | 'hours'> => ({ errors, hours });

const sumOf = (hours: Counts['hours']): Record<string, number> =>
  Object.fromEntries(Object.entries(hours).map(([name, each]) => [name, each.reduce((sum, [, n]) => sum + n, 0)]));

/** Plays it, and counts again what was given up on: killed, twice, and while the rest of the shards is counted. */
async function played(
  all: readonly [number, Parameters<typeof drawnEvent>[1]][],
  steps: readonly { shard: number; length: number; attempts: readonly Death[]; isGivenUp: boolean }[],
  deaths: readonly Death[],
): Promise<{ expected: Counts; stored: Counts }> {
  const { id } = await freshProject(store);
  const events = all.map(([shard, fields], number) => ({ shard, value: drawnEvent(id, fields, number) }));
  for (const { value } of events) await eventStore.put(store, storedEvent(value));
  const left = SHARDS.map((_, shard) => records(events.filter((one) => one.shard === shard).map(({ value }) => value)));
  const givenUp: ReturnType<typeof givenUpOf>[] = [];
  for (const { shard, length, attempts, isGivenUp } of steps) {
    const batch = left[shard]!.splice(0, length);
    if (batch.length === 0) continue;
    for (const one of attempts) await killed(deliver(dyingStore(store, one), SHARDS[shard]!, batch));
    if (isGivenUp) givenUp.push(givenUpOf(SHARDS[shard]!, batch));
    else await deliver(store, SHARDS[shard]!, batch);
  }

  const recounting = async (): Promise<void> => {
    for (const one of deaths)
      for (const failure of givenUp) await killed(recount(dyingStore(store, one), failure, NOW));
    for (const failure of [...givenUp, ...givenUp]) await recount(store, failure, NOW);
  };
  await Promise.all([recounting(), ...left.map((rest, shard) => deliver(store, SHARDS[shard]!, rest))]);
  const expected = expectedCounts(events.map(({ value }) => value));
  return { expected, stored: await storedCounts(store, id, expected) };
}

const numRuns = Number(process.env['GLET_MODEL_RUNS'] ?? 25);
const drawnEvents = fc.array(fc.tuple(fc.nat(SHARDS.length - 1), drawn), { minLength: 1, maxLength: 25 });

describe('events that the consumer gave up on', () => {
  it('are counted exactly once, however the counting again is killed, repeated, and overtaken by the consumer', async () => {
    const untouched = step.map((one) => ({ ...one, attempts: [] }));
    await fc.assert(
      fc.asyncProperty(
        drawnEvents,
        fc.array(untouched, { maxLength: 10 }),
        fc.array(death, { maxLength: 3 }),
        async (...drawing) => {
          const { expected, stored } = await played(...drawing);
          expect(withoutUsage(stored)).toEqual(withoutUsage(expected));
        },
      ),
      { numRuns },
    );
  });

  it('count once in their errors also where attempts died halfway, and at most once by the hour', async () => {
    await fc.assert(
      fc.asyncProperty(
        drawnEvents,
        fc.array(step, { maxLength: 10 }),
        fc.array(death, { maxLength: 3 }),
        async (...drawing) => {
          const { expected, stored } = await played(...drawing);
          expect(stored.errors).toEqual(expected.errors);
          for (const [name, most] of Object.entries(sumOf(expected.hours)))
            expect(sumOf(stored.hours)[name]).toBeLessThanOrEqual(most);
        },
      ),
      { numRuns },
    );
  });
});

it('an event that was deleted and sent again has two records, and is counted once', async () => {
  const { id } = await freshProject(store);
  const value = drawnEvent(id, { error: 1, key: 1, hoursAgo: 0, user: null }, 1);
  await eventStore.put(store, storedEvent(value));
  const failure = givenUpOf(SHARDS[0]!, records([value, value]));
  expect(await recount(store, failure, NOW)).toEqual({ counted: 1, before: 0, gone: 0 });
  const expected = expectedCounts([value]);
  expect(withoutUsage(await storedCounts(store, id, expected))).toEqual(withoutUsage(expected));
});
