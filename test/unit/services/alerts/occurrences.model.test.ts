import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlertRule } from '../../../../shared/domain/alerts/alert-rule.ts';
import { ERROR_STATUSES } from '../../../../shared/domain/error/tracked-error.ts';
import { errorOfPk, projectPk } from '../../../../shared/store/table/keys.ts';
import { useStore } from '../../../kit/store.ts';
import { alertRule, filtersOf, thresholdRule } from '../../../kit/unit/alert-rules.ts';
import { dyingStore, Killed, type Death } from '../../../kit/unit/dying-store.ts';
import { after, eventId, NOW, records, summary } from '../../../kit/unit/summaries.ts';
import { deliver } from '../counting.ts';
import { alertingProject } from './alerting-project.ts';
import { doDeed, expectedOfError, expectedOfProject, Stream, type Deed } from './told-occurrences.ts';

const store = useStore();
const SHARDS = ['shardId-1', 'shardId-2', 'shardId-3'];
const MINUTE = 60_000;

const RULES: readonly AlertRule[] = [
  alertRule({ id: 1 }),
  alertRule({ id: 2, filters: filtersOf({ environments: ['production'] }), send_resolved: false }),
  thresholdRule({ count: 3, minutes: 3 }, { id: 3 }),
  thresholdRule({ count: 2, minutes: 6, counts: 'users' }, { id: 4, send_resolved: false }),
  thresholdRule({ count: 4, minutes: 3, of: 'project' }, { id: 5 }),
];

const drawn = fc.record({
  error: fc.integer({ min: 1, max: 2 }),
  move: fc.oneof(fc.integer({ min: 0, max: MINUTE }), fc.integer({ min: 0, max: 9 * MINUTE })),
  user: fc.option(fc.integer({ min: 1, max: 3 })),
  environment: fc.constantFrom('production', 'staging'),
});
const death: fc.Arbitrary<Death | null> = fc.option(
  fc.record({ call: fc.nat(12), when: fc.constantFrom('before', 'after') }),
);
/** One delivery of a shard: begins so many records before where it should, is so long, and may be killed. */
const delivery = fc.record({ shard: fc.nat(2), back: fc.nat(4), length: fc.integer({ min: 1, max: 8 }), death });
const moment = fc.integer({ min: 0, max: 60 * MINUTE });
const snooze = fc.record(
  {
    until: moment.map((ms) => NOW.getTime() + ms),
    events: fc.integer({ min: 1, max: 6 }),
    users: fc.integer({ min: 1, max: 2 }),
  },
  { requiredKeys: [] },
);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ status: fc.constantFrom(...ERROR_STATUSES), after: moment }),
  fc.record({ snooze: fc.option(snooze), after: moment }),
);
/** What runs at the same time: shards, the same one twice when Lambda takes a batch for failed that is not, and people. */
const round = fc.record({
  deliveries: fc.array(delivery, { minLength: 1, maxLength: 3 }),
  deeds: fc.array(fc.record({ error: fc.integer({ min: 1, max: 2 }), deed }), { maxLength: 2 }),
});

const alive = async (work: Promise<unknown>): Promise<boolean> => {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Killed) return false;
    throw error;
  }
};

describe('what the stream is told of events and of what people do', () => {
  it('is each occurrence once, however events are delivered, repeated, split and interrupted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(2), drawn), { minLength: 1, maxLength: 30 }),
        fc.array(round, { maxLength: 8 }),
        async (all, rounds) => {
          const project_id = await alertingProject(store, RULES);
          let at = 0;
          const events = all.map(([shard, { error, move, user, environment }], number) => {
            const fields = { error_id: error, user_hash: user, environment, event_id: eventId(number + 1) };
            return { shard, value: summary({ project_id, timestamp: after((at += move)), ...fields }) };
          });
          const shards = SHARDS.map((_, shard) =>
            records(events.flatMap((one) => (one.shard === shard ? one.value : []))),
          );
          const done = SHARDS.map(() => 0);
          const stream = new Stream();

          for (const { deliveries, deeds } of rounds)
            await Promise.all([
              ...deliveries.map(async (one) => {
                const from = Math.max(0, done[one.shard]! - one.back);
                const batch = shards[one.shard]!.slice(from, from + one.length);
                const killed = dyingStore(stream.recording(store), one.death);
                if (await alive(deliver(killed, SHARDS[one.shard]!, batch)))
                  done[one.shard] = Math.max(done[one.shard]!, from + batch.length);
              }),
              ...deeds.map((one) => doDeed(stream.recording(store, one.deed), project_id, one.error, one.deed, RULES)),
            ]);
          for (const [shard, rest] of shards.entries())
            await deliver(stream.recording(store), SHARDS[shard]!, rest.slice(done[shard]));

          const byItem = stream.byItem();
          for (const [pk, writes] of byItem) {
            const isProject = pk === projectPk(project_id);
            const own = Object.fromEntries(
              SHARDS.map((name, shard) => [
                name,
                shards[shard]!.filter(({ value }) => isProject || value.error_id === errorOfPk(pk).id),
              ]),
            );
            const expected = (isProject ? expectedOfProject : expectedOfError)(writes, own, RULES);
            expect(writes.map(({ told }) => told)).toEqual(expected);
          }
          const begun = [...byItem.values()]
            .flat(2)
            .flatMap(({ told }) => told.filter(({ trigger }) => trigger === 'new'));
          expect(begun).toHaveLength(new Set(events.map(({ value }) => value.error_id)).size);
        },
      ),
      { numRuns: Number(process.env['GLET_MODEL_RUNS'] ?? 25) },
    );
  });
});
