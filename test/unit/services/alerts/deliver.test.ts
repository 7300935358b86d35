import { describe, expect, it } from 'vitest';
import * as projects from '../../../../shared/store/projects.ts';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { countOf } from '../../../../shared/domain/alerts/gate-held.ts';
import { stateOf } from '../../../../shared/domain/alerts/gate.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/domain/time.ts';
import { keyOfAlertDestination } from '../../../../shared/store/table/item-keys.ts';
import { attempted, FAILED, NOON } from '../../../kit/alerts/gates.ts';
import { itemsBelow, useStore } from '../../../kit/store.ts';
import { errorsTold, gateOf, historyOf, newErrors } from '../../../kit/unit/alert-records.ts';
import { alertWorld } from '../../../kit/unit/alert-world.ts';

const store = useStore();

describe('a receiver that takes nothing', () => {
  it('gets the same message later, and then what waited meanwhile', async () => {
    const world = await alertWorld(store);
    let failures = 2;
    world.answer = () => (failures-- > 0 ? FAILED : attempted());
    await world.route(newErrors(world.project.id, 1, 1));
    await world.deliver();
    expect((await historyOf(store, world))[0]).toMatchObject({
      state: 'retrying',
      next_attempt_at: '2026-11-27T12:01:00.000Z',
      status: 500,
    });
    await world.route(newErrors(world.project.id, 2, 2));
    await world.drain();
    expect(world.received.map(({ counts }) => countOf(counts))).toEqual([1, 1, 1, 2]);
    expect(new Set(world.received.map(({ id }) => id)).size).toBe(2);
    expect((await historyOf(store, world)).map(({ state, attempts }) => [state, attempts])).toEqual([
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
      (await historyOf(store, world)).map(({ state, attempts, next_attempt_at }) => [state, attempts, next_attempt_at]),
    ).toEqual([['failed', 7, null]]);
    // What comes is told once it takes messages again, and meanwhile it is asked once an hour.
    const gaveUp = world.now;
    await world.route(newErrors(world.project.id, 2, 5));
    world.answer = () => (world.now < gaveUp + 3.5 * HOUR_MS ? FAILED : attempted());
    await world.drain();
    expect(world.received).toHaveLength(7 + 4);
    expect(world.toldFailing).toBe(1);
    expect(stateOf(await gateOf(store, world), world.destination, world.now)).toMatchObject({
      failing_since: null,
      held: 0,
    });
  });
});

describe('who saves a destination again and again', () => {
  it('has the message tried at once each time, and loses none of the attempts that are planned', async () => {
    const world = await alertWorld(store);
    world.answer = () => attempted({ outcome: 'refused', status: 401 });
    await world.route(newErrors(world.project.id, 1, 1));
    await world.deliver();
    for (let saves = 1; saves <= 30; saves++) {
      world.now += 1_000;
      await world.resume({ updated_at: new Date(world.now).toISOString() });
      await world.deliver();
      expect(await historyOf(store, world)).toMatchObject([
        { state: 'retrying', attempts: 1 + saves, next_attempt_at: '2026-11-27T13:00:00.000Z' },
      ]);
    }
    await world.drain();
    expect(world.now).toBe(NOON + 23 * HOUR_MS);
    expect(await historyOf(store, world)).toMatchObject([{ state: 'failed', attempts: 24 + 30 }]);
  });
});

describe('a destination that a test has reached', () => {
  it.each([
    ['waits to be tried again', 500],
    ['would take nothing', 403],
  ])('is sent at once what waits, where it %s', async (_what, status) => {
    const world = await alertWorld(store);
    world.answer = () => attempted({ outcome: status === 500 ? 'failed' : 'refused', status });
    await world.route(newErrors(world.project.id, 1, 1));
    await world.deliver();
    world.answer = () => attempted();
    world.now += 1_000;
    await world.deliver();
    expect(world.received).toHaveLength(1);
    await world.deliver(null, { reached_at: world.now });
    expect(world.received).toHaveLength(2);
    expect(await historyOf(store, world)).toMatchObject([{ state: 'sent', attempts: 2 }]);
    expect(await gateOf(store, world)).toMatchObject({ outbox: null, failing_since: null });
  });

  it('is tried once for it, also by a clock that is ahead', async () => {
    const world = await alertWorld(store);
    world.answer = () => attempted({ outcome: 'refused', status: 403 });
    await world.route(newErrors(world.project.id, 1, 1));
    await world.deliver();
    world.now += 1_000;
    for (let run = 0; run < 2; run++) await world.deliver(null, { reached_at: world.now + 5_000 });
    await world.deliver(null, { reached_at: world.now - 5_000 });
    expect(world.received).toHaveLength(2);
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
    expect(await gateOf(store, world)).toBeNull();
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
    await world.resume({ enabled: false });
    await world.drain();
    await world.route(newErrors(world.project.id, 2, 1));
    expect(world.received).toEqual([]);
    await world.resume();
    await world.drain();
    expect(errorsTold(world)).toEqual([1]);
    await world.resume();
    expect(world.starts).toBe(0);
  });

  it('that is muted no more, or was repaired, is told at once what waited', async () => {
    const world = await alertWorld(store, { muted_until: '2026-11-27T20:00:00.000Z' });
    await world.route(newErrors(world.project.id, 1, 2));
    expect(world.planned.map(({ at }) => new Date(at).toISOString())).toEqual(['2026-11-27T20:00:00.000Z']);
    world.answer = () => attempted({ outcome: 'refused', status: 404 });
    await world.resume({ muted_until: null });
    await world.deliver();
    expect(await historyOf(store, world)).toMatchObject([
      { state: 'retrying', next_attempt_at: '2026-11-27T13:00:00.000Z' },
    ]);
    world.now += MINUTE_MS;
    world.answer = () => attempted();
    await world.resume({ muted_until: null, updated_at: '2026-11-27T12:01:00.000Z' });
    await world.deliver();
    expect(await historyOf(store, world)).toMatchObject([
      { state: 'sent', attempts: 2, attempted_at: '2026-11-27T12:01:00.000Z' },
    ]);
  });

  it('without a window gets message after message, each once', async () => {
    const world = await alertWorld(store, { window_minutes: 0 });
    await world.route(newErrors(world.project.id, 1, 8));
    await world.drain();
    expect(errorsTold(world)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(world.received).toHaveLength(8);
  });
});
