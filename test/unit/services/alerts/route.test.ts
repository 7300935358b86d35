import { describe, expect, it } from 'vitest';
import { countOf } from '../../../../shared/domain/alerts/gate-held.ts';
import { stateOf } from '../../../../shared/domain/alerts/gate.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/domain/time.ts';
import { NOON } from '../../../kit/alerts/gates.ts';
import { useStore } from '../../../kit/store.ts';
import { alertRule, thresholdRule } from '../../../kit/unit/alert-rules.ts';
import { gateOf, historyOf, newErrors, writeUnitsOf } from '../../../kit/unit/alert-records.ts';
import { alertWorld } from '../../../kit/unit/alert-world.ts';

const store = useStore();

describe('an alert', () => {
  it('reaches its receiver at once, what comes within the window as one digest, and both are in the history', async () => {
    const world = await alertWorld(store);
    await world.route(newErrors(world.project.id, 1, 1));
    await world.deliver();
    world.now += MINUTE_MS;
    await world.route(newErrors(world.project.id, 2, 3));
    expect(stateOf(await gateOf(store, world), world.destination, world.now)).toMatchObject({
      held: 3,
      held_until: '2026-11-27T12:05:00.000Z',
    });
    await world.drain();
    expect(world.received.map(({ kind, counts, at }) => ({ kind, counts, at }))).toEqual([
      { kind: 'alert', counts: { new: 1 }, at: '2026-11-27T12:00:00.000Z' },
      { kind: 'digest', counts: { new: 3 }, at: '2026-11-27T12:05:00.000Z' },
    ]);
    const page = `https://glet.test/api/ui/group/${world.project.path}/-/error_tracking`;
    expect(world.received[0]).toMatchObject({
      id: expect.stringMatching(/^msg_[0-9a-z]{26}$/),
      project: { id: world.project.id, path_with_namespace: `group/${world.project.path}`, url: page },
      alerts: [{ trigger: 'new', rules: [{ id: 1, name: 'Rule' }], error: { id: 1, url: `${page}/1` } }],
    });
    const [digest, first] = await historyOf(store, world);
    expect(digest).toMatchObject({ kind: 'digest', state: 'sent', counts: { new: 3 } });
    expect(first).toEqual({
      id: world.received[0]!.id,
      project_id: world.project.id,
      destination_id: 50,
      destination_name: 'Hook',
      kind: 'alert',
      state: 'sent',
      at: '2026-11-27T12:00:00.000Z',
      attempted_at: '2026-11-27T12:00:00.000Z',
      attempts: 1,
      next_attempt_at: null,
      status: 200,
      problem: null,
      answer: 'ok',
      counts: { new: 1 },
      alerts: [{ trigger: 'new', error_id: 1, title: world.received[0]!.alerts[0]!.error!.title }],
      expires_at: (NOON + 30 * 24 * HOUR_MS) / 1000,
    });
  });

  it('costs four write units, and its gate stays within one', async () => {
    const world = await alertWorld(store);
    const { units } = await writeUnitsOf(store, async () => {
      await world.route(newErrors(world.project.id, 1, 1), 'shardId-00000001414576573621-f55eea83');
      await world.drain();
    });
    expect(world.received).toHaveLength(1);
    expect(units).toBe(4);
  });

  it('that two rules ask for is one message that names both', async () => {
    const world = await alertWorld(store, { rules: [alertRule(), alertRule({ id: 7, name: 'Other' })] });
    const [record] = newErrors(world.project.id, 1, 1);
    const [told] = record!.value.occurrences;
    const both = { ...told!, occurrence: { ...told!.occurrence, rules: [1, 7] } };
    await world.route([{ ...record!, value: { ...record!.value, occurrences: [both] } }]);
    await world.drain();
    expect(world.received.map(({ alerts }) => alerts.map(({ rules }) => rules.map(({ id }) => id)))).toEqual([
      [[1, 7]],
    ]);
  });

  it('of a rule for other destinations, or that is gone, is none', async () => {
    const world = await alertWorld(store, { rules: [alertRule({ destinations: [51] }), alertRule({ id: 2 })] });
    await world.route(newErrors(world.project.id, 1, 1));
    expect(await gateOf(store, world)).toBeNull();
    expect(world.starts).toBe(0);
  });

  it('of a threshold is looked at again when it can be over, if the rule tells that', async () => {
    const end = (rule: number) => ({
      [rule]: { minutes: 12, counts: 'events', step: 30_000_000, below_from: 30_000_001, steps: [3] } as const,
    });
    for (const send_resolved of [true, false]) {
      const world = await alertWorld(store, { rules: [thresholdRule({}, { send_resolved })] });
      const [record] = newErrors(world.project.id, 1, 1);
      const [told] = record!.value.occurrences;
      const crossed = { ...told!, occurrence: { trigger: 'threshold', rules: [2], at: NOON, value: 3 } as const };
      await world.route([{ ...record!, value: { ...record!.value, occurrences: [crossed], thresholds: end(2) } }]);
      const looks = world.planned.filter(({ job }) => job === 'checkThreshold');
      expect(looks).toEqual(
        send_resolved
          ? [
              {
                name: `threshold-${world.project.id}-1-2`,
                at: (30_000_001 + 12) * MINUTE_MS,
                job: 'checkThreshold',
                order: { project_id: world.project.id, error_id: 1, rule_id: 2 },
              },
            ]
          : [],
      );
    }
  });
});

describe('a storm of ten thousand new errors', () => {
  it(
    'is two messages, a few hundred write units, one start and one schedule, and nothing is lost',
    { timeout: 60_000 },
    async () => {
      const world = await alertWorld(store);
      const shards = ['shardId-00000001414576573621-f55eea83', 'shardId-00000001414576573622-aaaaaaaa'];
      const { units } = await writeUnitsOf(store, async () => {
        for (let batch = 0; batch < 50; batch++) {
          await Promise.all(
            shards.map((shard, index) =>
              world.route(newErrors(world.project.id, (index * 50 + batch) * 100, 100), shard),
            ),
          );
          if (batch === 0) await world.deliver();
          world.now += 5_000;
        }
        await world.drain();
      });
      expect(world.received).toHaveLength(2);
      expect(world.received.reduce((sum, { counts }) => sum + countOf(counts), 0)).toBe(10_000);
      expect((await historyOf(store, world)).map(({ state, counts }) => ({ state, counts }))).toEqual([
        { state: 'sent', counts: { new: 9_800 } },
        { state: 'sent', counts: { new: 200 } },
      ]);
      expect(units).toBeLessThanOrEqual(300);
      expect(world.starts).toBeLessThanOrEqual(2);
      expect(new Set(world.planned.map(({ name, at }) => `${name}.${at}`)).size).toBeLessThanOrEqual(2);
    },
  );
});
