import { describe, expect, it } from 'vitest';
import { NO_HOURS } from '../../../shared/domain/running-hours.ts';
import * as droppedEvents from '../../../shared/store/dropped-events.ts';
import * as hourlyCounts from '../../../shared/store/hourly-counts.ts';
import { projectPk } from '../../../shared/store/table/keys.ts';
import { useStore } from '../../kit/store.ts';
import { dyingStore } from '../../kit/unit/dying-store.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';
import { NOW } from '../../kit/unit/summaries.ts';

const store = useStore();
const at = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const droppedOf = async (projectId: number): Promise<number> =>
  (await hourlyCounts.readDays(store, projectPk(projectId), NO_HOURS, '2024-05-06', '2024-05-07', NOW)).dropped;

describe('events that are refused for a limit', () => {
  it('are counted at once, and then every ten seconds, however many they are', async () => {
    const id = newProjectId();
    const dropped = droppedEvents.counter(90);
    store.sent.length = 0;
    await dropped(store, id, 2, at(0));
    expect(await droppedOf(id)).toBe(2);
    for (let second = 1; second < 10; second++) await dropped(store, id, 1, at(second));
    expect(store.sent.filter((name) => name === 'UpdateItemCommand')).toHaveLength(1);
    await dropped(store, id, 1, at(10));
    expect(await droppedOf(id)).toBe(12);
    expect(store.sent.filter((name) => name === 'UpdateItemCommand')).toHaveLength(2);
  });

  it('are counted for each project by itself, and of all instances together', async () => {
    const [one, other] = [newProjectId(), newProjectId()];
    const instances = [droppedEvents.counter(90), droppedEvents.counter(90)];
    for (const dropped of instances) await dropped(store, one, 3, at(0));
    await instances[0]!(store, other, 1, at(0));
    expect([await droppedOf(one), await droppedOf(other)]).toEqual([6, 1]);
  });

  it('are counted apart by the reason', async () => {
    const id = newProjectId();
    await droppedEvents.counter(90)(store, id, 2, at(0));
    await droppedEvents.counter(90, 'garbled')(store, id, 3, at(0));
    const days = await hourlyCounts.readDays(store, projectPk(id), NO_HOURS, '2024-05-06', '2024-05-07', NOW);
    expect(days).toMatchObject({ dropped: 2, garbled: 3 });
  });

  it('do not become a failure when they cannot be counted, and are counted later', async () => {
    const id = newProjectId();
    const dying = dyingStore(store, { call: 0, when: 'before' });
    const dropped = droppedEvents.counter(90);
    await dropped(dying, id, 2, at(0));
    expect(await droppedOf(id)).toBe(0);
    dying.db = store.db;
    await dropped(store, id, 1, at(10));
    expect(await droppedOf(id)).toBe(3);
  });

  it('are forgotten with the events of their day', async () => {
    const id = newProjectId();
    await droppedEvents.counter(1)(store, id, 2, at(0));
    const later = new Date(NOW.getTime() + 86_400_000);
    expect(
      (await hourlyCounts.readDays(store, projectPk(id), NO_HOURS, '2024-05-06', '2024-05-07', later)).dropped,
    ).toBe(0);
  });
});
