import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { countOf } from '../../../../shared/domain/alerts/gate-held.ts';
import { stateOf } from '../../../../shared/domain/alerts/gate.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/domain/time.ts';
import * as alertGates from '../../../../shared/store/alert-gates.ts';
import * as alertMessages from '../../../../shared/store/alert-messages.ts';
import * as projects from '../../../../shared/store/projects.ts';
import { keyOfAlertDestination } from '../../../../shared/store/table/item-keys.ts';
import { attempted, FAILED, NOON } from '../../../kit/alerts/gates.ts';
import { itemsBelow, useStore, type TestStore } from '../../../kit/store.ts';
import { alertRule, thresholdRule } from '../../../kit/unit/alert-rules.ts';
import { alertWorld, LAMBDA_RETRY_MS, newErrors, type AlertWorld } from '../../../kit/unit/alert-world.ts';
import { Killed } from '../../../kit/unit/dying-store.ts';

const store = useStore();

const historyOf = ({ project, now }: AlertWorld) =>
  alertMessages.list(store, project.id, { after: null, limit: 100, now: new Date(now) });
const gateOf = ({ project, destination }: AlertWorld) => alertGates.read(store, project.id, destination.id);

/** Ids of the errors that receivers know of, each message once. */
function errorsTold({ received }: AlertWorld): number[] {
  const messages = new Map(received.map((message) => [message.id, message]));
  return [...messages.values()].flatMap(({ alerts }) => alerts.map(({ error }) => error!.id));
}

describe('an alert', () => {
  it('reaches its receiver at once, what comes within the window as one digest, and both are in the history', async () => {
    const world = await alertWorld(store);
    await world.route(newErrors(world.project.id, 1, 1));
    await world.deliver();
    world.now += MINUTE_MS;
    await world.route(newErrors(world.project.id, 2, 3));
    expect(stateOf(await gateOf(world), world.now)).toMatchObject({ held: 3, held_until: '2026-11-27T12:05:00.000Z' });
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
    const [digest, first] = await historyOf(world);
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
      alerts: [{ trigger: 'new', error_id: 1, title: 'Error 1' }],
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
    expect(await gateOf(world)).toBeNull();
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
      expect((await historyOf(world)).map(({ state, counts }) => ({ state, counts }))).toEqual([
        { state: 'sent', counts: { new: 9_800 } },
        { state: 'sent', counts: { new: 200 } },
      ]);
      expect(units).toBeLessThanOrEqual(300);
      expect(world.starts).toBeLessThanOrEqual(2);
      expect(new Set(world.planned.map(({ name, at }) => `${name}.${at}`)).size).toBeLessThanOrEqual(2);
    },
  );
});

describe('whoever is killed between any two steps', () => {
  it.each(['before', 'after'] as const)(
    'just %s one while handing on has lost nothing once the batch comes again',
    async (when) => {
        const usual = await alertWorld(store);
      const calls = await usual.route(newErrors(usual.project.id, 1, 3));
      expect(calls).toBeGreaterThanOrEqual(5);
      for (let call = 0; call < calls; call++) {
        const world = await alertWorld(store);
        const batch = newErrors(world.project.id, 1, 3);
        await expect(world.route(batch, 'shard', { call, when })).rejects.toThrow(Killed);
        // Lambda takes the batch apart, too.
        await world.route(batch.slice(0, 2));
        await world.route(batch.slice(1));
        await world.drain();
        expect(errorsTold(world).toSorted()).toEqual([1, 2, 3]);
      }
    },
  );

  it.each(['before', 'after'] as const)(
    'just %s one while sending has lost nothing, and what is sent again has its id',
    async (when) => {
      const usual = await alertWorld(store);
      await usual.route(newErrors(usual.project.id, 1, 2));
      const calls = await usual.deliver();
      expect(calls).toBeGreaterThan(8);
      for (let call = 0; call < calls; call++) {
        const world = await alertWorld(store);
        await world.route(newErrors(world.project.id, 1, 2));
        await expect(world.deliver({ call, when })).rejects.toThrow(Killed);
        await world.route(newErrors(world.project.id, 3, 1));
        // Lambda runs it once more, after a minute; what it plans is done, too.
        world.now += LAMBDA_RETRY_MS;
        await world.deliver();
        await world.drain();
        expect(errorsTold(world).toSorted()).toEqual([1, 2, 3]);
        const ids = new Set(world.received.map(({ id }) => id));
        expect(world.received.length - ids.size).toBeLessThanOrEqual(1);
        expect((await historyOf(world)).map(({ id, state }) => [id, state])).toEqual(
          [...ids].toReversed().map((id) => [id, 'sent']),
        );
        expect(await gateOf(world)).toMatchObject({ held: null, outbox: null });
      }
    },
  );

  it('who runs twice at once sends each message once', async () => {
    const world = await alertWorld(store);
    await world.route(newErrors(world.project.id, 1, 1));
    await Promise.all([world.deliver(), world.deliver(), world.deliver()]);
    expect(world.received).toHaveLength(1);
  });
});

describe('a receiver that takes nothing', () => {
  it('gets the same message later, and then what waited meanwhile', async () => {
    const world = await alertWorld(store);
    let failures = 2;
    world.answer = () => (failures-- > 0 ? FAILED : attempted());
    await world.route(newErrors(world.project.id, 1, 1));
    await world.deliver();
    expect((await historyOf(world))[0]).toMatchObject({
      state: 'retrying',
      next_attempt_at: '2026-11-27T12:01:00.000Z',
      status: 500,
    });
    await world.route(newErrors(world.project.id, 2, 2));
    await world.drain();
    expect(world.received.map(({ counts }) => countOf(counts))).toEqual([1, 1, 1, 2]);
    expect(new Set(world.received.map(({ id }) => id)).size).toBe(2);
    expect((await historyOf(world)).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['sent', 1],
      ['sent', 3],
    ]);
  });

  it('is given up after seven attempts, and its owner is told once that it fails', async () => {
    const world = await alertWorld(store);
    world.answer = () => FAILED;
    await world.route(newErrors(world.project.id, 1, 1));
    await world.drain();
    expect(world.received).toHaveLength(7);
    expect(world.toldFailing).toBe(1);
    expect(
      (await historyOf(world)).map(({ state, attempts, next_attempt_at }) => [state, attempts, next_attempt_at]),
    ).toEqual([['failed', 7, null]]);
    // What comes is told once it takes messages again, and meanwhile it is asked once an hour.
    const gaveUp = world.now;
    await world.route(newErrors(world.project.id, 2, 5));
    world.answer = () => (world.now < gaveUp + 3.5 * HOUR_MS ? FAILED : attempted());
    await world.drain();
    expect(world.received).toHaveLength(7 + 4);
    expect(world.toldFailing).toBe(1);
    expect(stateOf(await gateOf(world), world.now)).toMatchObject({ failing_since: null, held: 0 });
  });
});

describe('a destination', () => {
  it('that is gone is sent nothing, and leaves nothing', async () => {
    const world = await alertWorld(store);
    await world.route(newErrors(world.project.id, 1, 1));
    await store.db.send(
      new DeleteCommand({ TableName: store.table, Key: keyOfAlertDestination(world.project.id, 50) }),
    );
    await world.drain();
    expect(world.received).toEqual([]);
    expect(await gateOf(world)).toBeNull();
  });

  it('of a project that is gone is sent nothing', async () => {
    const world = await alertWorld(store);
    await world.route(newErrors(world.project.id, 1, 1));
    await projects.remove(store, world.project);
    await world.drain();
    expect(world.received).toEqual([]);
    expect((await itemsBelow(store, world.project)).map(({ sk }) => sk)).toEqual([
      expect.stringContaining('ALERT_DESTINATION#'),
    ]);
  });

  it('that is switched off keeps what it has, and is told it once it is switched on', async () => {
    const world = await alertWorld(store);
    await world.route(newErrors(world.project.id, 1, 1));
    await put({ ...world.destination, enabled: false });
    await world.drain();
    await world.route(newErrors(world.project.id, 2, 1));
    expect(world.received).toEqual([]);
    await put(world.destination);
    await world.deliver();
    expect(errorsTold(world)).toEqual([1]);
  });

  it('without a window gets message after message, each once', async () => {
    const world = await alertWorld(store, { window_minutes: 0 });
    await world.route(newErrors(world.project.id, 1, 8));
    await world.drain();
    expect(errorsTold(world)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(world.received).toHaveLength(8);
  });
});

const put = (item: AlertWorld['destination']) =>
  store.db.send(
    new PutCommand({ TableName: store.table, Item: { ...item, ...keyOfAlertDestination(item.project_id, item.id) } }),
  );

/** Does work, and adds up the write units that it took. */
async function writeUnitsOf<Result>(test: TestStore, work: () => Promise<Result>) {
  const { db } = test;
  const own = db.send.bind(db) as (command: unknown) => Promise<{ ConsumedCapacity?: { CapacityUnits?: number } }>;
  let units = 0;
  db.send = (async (command: unknown, ...rest: []) => {
    const answer = await own(command, ...rest);
    if (command instanceof PutCommand || command instanceof UpdateCommand)
      units += answer.ConsumedCapacity?.CapacityUnits ?? 0;
    return answer;
  }) as never;
  try {
    return { result: await work(), units };
  } finally {
    db.send = own as never;
  }
}
