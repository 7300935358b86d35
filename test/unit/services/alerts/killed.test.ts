import { describe, expect, it } from 'vitest';
import { useStore } from '../../../kit/store.ts';
import { errorsTold, gateOf, historyOf, LAMBDA_RETRY_MS, newErrors } from '../../../kit/unit/alert-records.ts';
import { alertWorld } from '../../../kit/unit/alert-world.ts';
import { Killed } from '../../../kit/unit/dying-store.ts';

const store = useStore();

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
        expect(errorsTold(world).toSorted((one, other) => one - other)).toEqual([1, 2, 3]);
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
        expect(errorsTold(world).toSorted((one, other) => one - other)).toEqual([1, 2, 3]);
        const ids = new Set(world.received.map(({ id }) => id));
        expect(world.received.length - ids.size).toBeLessThanOrEqual(1);
        expect((await historyOf(store, world)).map(({ id, state }) => [id, state])).toEqual(
          [...ids].toReversed().map((id) => [id, 'sent']),
        );
        expect(await gateOf(store, world)).toMatchObject({ held: null, outbox: null });
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
