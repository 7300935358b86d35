import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { countedAt } from '../../../shared/domain/alerts/threshold-window.ts';
import type { Thresholds } from '../../../shared/domain/alerts/thresholds.ts';
import { mergeErrors } from '../../../shared/services/errors/merge-errors.ts';
import * as errors from '../../../shared/store/errors.ts';
import { countsOf, type StoredCounts } from '../../../shared/store/stored-counts.ts';
import { keyOfCounts } from '../../../shared/store/table/item-keys.ts';
import { readItem } from '../../../shared/store/table/read.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import { useStore } from '../../kit/store.ts';
import { thresholdRule } from '../../kit/unit/alert-rules.ts';
import { dyingStore, Killed, type Death } from '../../kit/unit/dying-store.ts';
import { NOW, records } from '../../kit/unit/summaries.ts';
import { alertingProject } from './alerts/alerting-project.ts';
import { deliver, drawnEvent, expectedCounts, storedCounts, type Drawn } from './counting.ts';

const store = useStore();
const SHARDS = ['shardId-1', 'shardId-2'];
const ERRORS = [1, 2, 3, 4];
const HEADLINE = { title: 'Error: mapped', type: 'Error', message: 'mapped', culprit: 'src/app.ts' };

/** Lines that are never crossed, in windows of a week, which all events are in. */
const LINE = { count: 50, minutes: 10_080 };
const RULES = [
  thresholdRule(LINE, { id: 1 }),
  thresholdRule({ ...LINE, counts: 'users' }, { id: 2 }),
  thresholdRule({ ...LINE, of: 'project' }, { id: 3 }),
];

/** What is counted for a rule. */
function inWindow({ thresholds = {} }: { thresholds?: Thresholds }, rule: number): number {
  return thresholds[rule] === undefined ? 0 : countedAt(thresholds[rule]);
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  error: fc.constantFrom(...ERRORS),
  key: fc.constant(1),
  hoursAgo: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 24 }), fc.integer({ min: 25, max: 720 })),
  user: fc.option(fc.integer({ min: 1, max: 5 })),
  daysLater: fc.oneof(fc.constant(0), fc.nat(4)),
});
const death: fc.Arbitrary<Death | null> = fc.option(
  fc.record({ call: fc.nat(25), when: fc.constantFrom('before', 'after') }),
);
const delivery = fc.record({ shard: fc.nat(1), back: fc.nat(4), length: fc.integer({ min: 1, max: 10 }), death });
const merge = fc.record({ from: fc.constantFrom(...ERRORS), death });
/** What runs at the same time: shards, and merges, also of one error by two. */
const round = fc.record({
  deliveries: fc.array(delivery, { maxLength: 2 }),
  merges: fc.array(merge, { maxLength: 2 }),
});

async function lives(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    (error: unknown) => {
      if (!(error instanceof Killed)) throw error;
      return false;
    },
  );
}

it('events of errors that are merged meanwhile are counted exactly once and listed once, whatever is killed and repeated', async () => {
  const targets = fc.tuple(...ERRORS.map((from) => fc.constantFrom(...ERRORS.filter((into) => into !== from))));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(1), drawn), { minLength: 1, maxLength: 25 }),
      fc.array(round, { maxLength: 6 }),
      targets,
      async (arrivals, rounds, intos) => {
        const id = await alertingProject(store, RULES);
        const all = arrivals.map(([shard, fields], number) => ({ shard, value: drawnEvent(id, fields, number) }));
        const shards = SHARDS.map((_, shard) =>
          records(all.flatMap((event) => (event.shard === shard ? [event.value] : []))),
        );
        const done = SHARDS.map(() => 0);
        const merged = (from: number, by: Store) =>
          mergeErrors(by, { projectId: id, from, into: intos[from - 1]!, headline: HEADLINE }, NOW);
        for (const { deliveries, merges } of rounds)
          await Promise.all([
            ...deliveries.map(async (one) => {
              const from = Math.max(0, done[one.shard]! - one.back);
              const batch = shards[one.shard]!.slice(from, from + one.length);
              if (await lives(deliver(dyingStore(store, one.death), SHARDS[one.shard]!, batch)))
                done[one.shard] = Math.max(done[one.shard]!, from + batch.length);
            }),
            ...merges.map((one) => lives(merged(one.from, dyingStore(store, one.death)))),
          ]);
        // Lambda does again what was killed.
        const again = new Set(rounds.flatMap(({ merges }) => merges.map(({ from }) => from)));
        await Promise.all([
          ...shards.map((rest, shard) => deliver(store, SHARDS[shard]!, rest.slice(done[shard]))),
          ...[...again].map((from) => merged(from, store)),
        ]);
        await Promise.all(shards.map((rest, shard) => deliver(store, SHARDS[shard]!, rest)));

        const values = all.map(({ value }) => value);
        const roots = await errors.rootsOf(store, id, ERRORS);
        const expected = expectedCounts(values.map((value) => ({ ...value, error_id: roots.get(value.error_id)! })));
        const { newErrors, ...stored } = await storedCounts(store, id, expected);
        expect({ ...stored, newErrors: null }).toEqual({ ...expected, newErrors: null });
        for (const [error, { count, users }] of Object.entries(expected.errors)) {
          const counted = (await errors.read(store, id, Number(error), NOW))!;
          expect([inWindow(counted, 1), inWindow(counted, 2)]).toEqual([count, users.length]);
        }
        const counts = countsOf((await readItem<StoredCounts>(store, keyOfCounts(id)))!)!;
        expect(inWindow(counts, 3)).toBe(values.length);
        // Limits and new errors are of the latest hour. One that began as an alias of another counts as the other.
        const isOneHour = values.every(({ received }) => received === NOW.getTime());
        const most = expectedCounts(values).newErrors;
        expect(!isOneHour || (newErrors >= expected.newErrors && newErrors <= most)).toBe(true);
      },
    ),
    { numRuns: Number(process.env['GLET_MODEL_RUNS'] ?? 20) },
  );
});
