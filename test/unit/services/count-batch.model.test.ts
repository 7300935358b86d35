import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_KEYS } from '../../../shared/domain/project-counts.ts';
import { ERROR_STATUSES } from '../../../shared/domain/error/tracked-error.ts';
import { freshProject, useStore } from '../../kit/store.ts';
import { dyingStore, Killed, type Death } from '../../kit/unit/dying-store.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';
import { NOW, records } from '../../kit/unit/summaries.ts';
import { deliver, drawnEvent, expectedCounts, storedCounts, type Counts, type Drawn } from './counting.ts';
import { Processes, type Told } from './told-transitions.ts';

const store = useStore();
const SHARDS = ['shardId-1', 'shardId-2', 'shardId-3'];

const drawn = fc.record({
  error: fc.integer({ min: 1, max: 3 }),
  key: fc.integer({ min: 1, max: 2 }),
  hoursAgo: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 16, max: 720 })),
  user: fc.option(fc.integer({ min: 1, max: 5 })),
});
const death: fc.Arbitrary<Death | null> = fc.option(
  fc.record({ call: fc.nat(25), when: fc.constantFrom('before', 'after') }),
);
/** One delivery of a shard: begins so many records before where it should, is so long, and may be killed. */
const delivery = fc.record({ shard: fc.nat(2), back: fc.nat(4), length: fc.integer({ min: 1, max: 8 }), death });
/** What runs at the same time: other shards, or the same one when Lambda takes a batch for failed that is not. */
const round = fc.array(delivery, { minLength: 1, maxLength: 3 });

type Arrivals = readonly [shard: number, fields: Drawn][];
type Rounds = readonly (readonly { shard: number; back: number; length: number; death: Death | null }[])[];

/**
 * Delivers the events of each shard in rounds and then what is left of them, and tells what should be counted and what is.
 * @param before events of the first shard that are counted before.
 */
async function played(
  arrivals: Arrivals,
  rounds: Rounds,
  before: readonly Drawn[] = [],
): Promise<{ expected: Counts; stored: Counts }> {
  const { id } = await freshProject(store);
  const all = [...before.map((fields) => [0, fields] as const), ...arrivals];
  const events = all.map(([shard, fields], number) => ({ shard, value: drawnEvent(id, fields, number) }));
  const shards = SHARDS.map((_, shard) =>
    records(events.flatMap((event) => (event.shard === shard ? [event.value] : []))),
  );
  const done = SHARDS.map((_, shard) => (shard === 0 ? before.length : 0));
  await deliver(store, SHARDS[0]!, shards[0]!.slice(0, before.length));

  for (const deliveries of rounds) {
    const ends = await Promise.all(
      deliveries.map(async (one) => {
        const from = Math.max(0, done[one.shard]! - one.back);
        const batch = shards[one.shard]!.slice(from, from + one.length);
        try {
          await deliver(dyingStore(store, one.death), SHARDS[one.shard]!, batch);
          return { shard: one.shard, end: from + batch.length };
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
          return null;
        }
      }),
    );
    for (const end of ends) if (end) done[end.shard] = Math.max(done[end.shard]!, end.end);
  }
  await Promise.all(shards.map((rest, shard) => deliver(store, SHARDS[shard]!, rest.slice(done[shard]))));
  const expected = expectedCounts(events.map(({ value }) => value));
  return { expected, stored: await storedCounts(store, id, expected) };
}

const numRuns = Number(process.env['GLET_MODEL_RUNS'] ?? 25);
const arrivalsOf = (fields: fc.Arbitrary<Drawn>) =>
  fc.array(fc.tuple(fc.nat(2), fields), { minLength: 1, maxLength: 30 });

describe('events of several errors and keys over three shards', () => {
  it('are counted exactly once, however they are delivered, repeated, split and interrupted', async () => {
    await fc.assert(
      fc.asyncProperty(arrivalsOf(drawn), fc.array(round, { maxLength: 6 }), async (arrivals, rounds) => {
        const { expected, stored } = await played(arrivals, rounds);
        expect(stored).toEqual(expected);
      }),
      { numRuns },
    );
  });

  it('are counted exactly once also while days turn, in whatever order shards come to that', async () => {
    const overDays = fc
      .tuple(drawn, fc.nat(4), fc.integer({ min: 0, max: 24 }))
      .map(([fields, daysLater, hoursAgo]) => ({ ...fields, error: (fields.error % 2) + 1, daysLater, hoursAgo }));
    await fc.assert(
      fc.asyncProperty(arrivalsOf(overDays), fc.array(round, { maxLength: 6 }), async (arrivals, rounds) => {
        const { expected, stored } = await played(arrivals, rounds);
        // Which event an error begins with depends on who counts first, and so does the day of it.
        expect({ ...stored, newErrors: null }).toEqual({ ...expected, newErrors: null });
      }),
      { numRuns },
    );
  });

  it('are counted exactly once against the limits of more keys than are counted with their project', async () => {
    const others = Array.from({ length: MAX_KEYS - 2 }, (_, key) => ({
      error: 9,
      key: 100 + key,
      hoursAgo: 0,
      user: null,
    }));
    const ofManyKeys = fc.tuple(drawn, fc.nat(4)).map(([fields, key]) => ({ ...fields, key }));
    await fc.assert(
      fc.asyncProperty(arrivalsOf(ofManyKeys), fc.array(round, { maxLength: 6 }), async (arrivals, rounds) => {
        const { expected, stored } = await played(arrivals, rounds, others);
        expect(stored).toEqual(expected);
      }),
      { numRuns },
    );
  });
});

/** A status that a person sets while events are counted, at a time among those of their receipt. */
const choice = fc.record({
  error: fc.integer({ min: 1, max: 2 }),
  status: fc.constantFrom(...ERROR_STATUSES),
  at: fc.integer({ min: -1, max: 30 }),
});
const inOrder = (told: readonly Told[]): Told[] =>
  told.toSorted((one, other) => one.process - other.process || one.error - other.error);

describe('the transitions of errors whose status people set meanwhile', () => {
  it('are told exactly once, by the process whose write made them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 2 })), { minLength: 1, maxLength: 30 }),
        fc.array(fc.record({ deliveries: round, choices: fc.array(choice, { maxLength: 2 }) }), { maxLength: 8 }),
        async (all, rounds) => {
          const id = newProjectId();
          const events = all.map(([shard, error], number) => {
            const drawnFields = { error, key: 1, hoursAgo: 0, user: null };
            return { shard, value: { ...drawnEvent(id, drawnFields, number), received: NOW.getTime() + number } };
          });
          const shards = SHARDS.map((_, shard) =>
            records(events.flatMap((event) => (event.shard === shard ? [event.value] : []))),
          );
          const done = SHARDS.map(() => 0);
          const processes = new Processes(store);

          for (const { deliveries, choices } of rounds)
            await Promise.all([
              ...deliveries.map(async (one) => {
                const from = Math.max(0, done[one.shard]! - one.back);
                const batch = shards[one.shard]!.slice(from, from + one.length);
                const lived = await processes.count(one.death, SHARDS[one.shard]!, batch);
                if (lived) done[one.shard] = Math.max(done[one.shard]!, from + batch.length);
              }),
              ...choices.map(({ error, status, at }) => processes.setStatus(id, error, status, at)),
            ]);
          for (const [shard, rest] of shards.entries())
            await processes.count(null, SHARDS[shard]!, rest.slice(done[shard]));

          const changes = processes.changes();
          expect(inOrder(processes.told)).toEqual(inOrder(changes.ofSurvivors));
          const begun = changes.all.filter(({ name }) => name === 'new').map(({ error }) => error);
          expect(begun).toHaveLength(new Set(events.map(({ value }) => value.error_id)).size);
        },
      ),
      { numRuns: Number(process.env['GLET_MODEL_RUNS'] ?? 25) },
    );
  });
});
