import { describe, expect, it } from 'vitest';
import { attempted } from '../../../kit/alerts/gates.ts';
import { useStore } from '../../../kit/store.ts';
import { historyOf, newErrors } from '../../../kit/unit/alert-records.ts';
import { alertWorld } from '../../../kit/unit/alert-world.ts';

const store = useStore();

describe('who saves a destination while a message is on its way', () => {
  it.each([
    ['a moment after the attempt began', 1_000],
    ['by a request that began before the attempt, and ended after it began', -1_000],
  ])('has it tried with what was saved as soon as that attempt has failed: %s', async (_what, moment) => {
    const world = await alertWorld(store);
    const began = world.now;
    world.answer = async () => {
      await world.resume({ updated_at: new Date(began + moment).toISOString(), revision: 2 });
      world.now += 4_000;
      world.answer = () => attempted();
      return attempted({ outcome: 'refused', status: 403 });
    };
    await world.route(newErrors(world.project.id, 1, 1));
    await world.deliver();
    expect(world.received).toHaveLength(2);
    expect(await historyOf(store, world)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('has it tried once for that, if it comes to nothing', async () => {
    const world = await alertWorld(store);
    const began = world.now;
    world.answer = async () => {
      await world.resume({ updated_at: new Date(began + 1_000).toISOString(), revision: 2 });
      world.now += 4_000;
      world.answer = () => attempted({ outcome: 'refused', status: 403 });
      return attempted({ outcome: 'refused', status: 403 });
    };
    await world.route(newErrors(world.project.id, 1, 1));
    for (let run = 0; run < 3; run++) await world.deliver();
    expect(world.received).toHaveLength(2);
    expect(await historyOf(store, world)).toMatchObject([{ state: 'retrying', attempts: 2 }]);
  });
});
