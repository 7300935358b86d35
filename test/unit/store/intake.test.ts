import { describe, expect, it } from 'vitest';
import * as clientKeys from '../../../shared/store/client-keys.ts';
import * as intake from '../../../shared/store/intake.ts';
import * as projects from '../../../shared/store/projects.ts';
import * as settings from '../../../shared/store/settings.ts';
import type { StoredCounts } from '../../../shared/store/stored-counts.ts';
import { keyOfCounts } from '../../../shared/store/table/item-keys.ts';
import { readItem } from '../../../shared/store/table/read.ts';
import { atOnce, freshProject, useStore } from '../../kit/store.ts';
import { NOW, records } from '../../kit/unit/summaries.ts';
import { tokenKeyInMemory } from '../../kit/unit/token-key.ts';
import { deliver, drawnEvent } from '../services/counting.ts';

const store = useStore();
const save = (id: number, change: Parameters<typeof settings.change>[3]) =>
  settings.change(store, tokenKeyInMemory(), id, change, { create: true });

async function collecting() {
  const project = await freshProject(store);
  await save(project.id, { active: true, integrated: true });
  const [key] = await clientKeys.list(store, project.id);
  const who = [store, project.id, key!.public_key, NOW.getTime()] as const;
  const read = (how: 'read' | 'readConsistently') =>
    how === 'read' ? intake.read(...who) : intake.readConsistently(...who);
  return { project, read, countsItem: () => readItem<StoredCounts>(store, keyOfCounts(project.id)) };
}
const happen = (id: number, number: number): Promise<void> =>
  deliver(store, 'shard', records([drawnEvent(id, { error: 1, key: 1, hoursAgo: 0, user: null }, number)], number + 1));

describe('what the collector has to know', () => {
  it('is the same in both places, whatever was counted and saved', async () => {
    const { project, read, countsItem } = await collecting();
    const both = async () => {
      const [quick, settled] = [(await read('read'))!, (await read('readConsistently'))!];
      expect(quick.key).toEqual(settled.key);
      expect(settled.project).toMatchObject(quick.project!);
      expect(settled.settings).toMatchObject(quick.settings!);
      expect([quick.projectUsage, quick.newErrors]).toEqual([settled.projectUsage, settled.newErrors]);
      return quick;
    };
    expect(await both()).toMatchObject({ settings: { active: true, integrated: true, scrub_data: true } });
    await happen(project.id, 0);
    expect(await both()).toMatchObject({ projectUsage: { used: 1 }, newErrors: { count: 1 } });
    await save(project.id, { active: false, scrub_data: false });
    expect(await both()).toMatchObject({ settings: { active: false, scrub_data: false }, projectUsage: { used: 1 } });
    await happen(project.id, 1);
    expect(await both()).toMatchObject({ settings: { active: false }, projectUsage: { used: 2 } });
    expect(await countsItem()).not.toHaveProperty('expires_at');
  });

  it('is not lost between those who count and those who save at once', async () => {
    const { project, read } = await collecting();
    await Promise.all([
      atOnce(6, (number) =>
        deliver(
          store,
          `shard-${number}`,
          records([drawnEvent(project.id, { error: 1, key: 1, hoursAgo: 0, user: null }, number)]),
        ),
      ),
      (async () => {
        for (const scrub_data of [false, true, false]) await save(project.id, { active: true, scrub_data });
      })(),
    ]);
    expect(await read('read')).toMatchObject({ settings: { scrub_data: false }, projectUsage: { used: 6 } });
  });

  it('lets nothing in once the project is deleted, whatever is counted then', async () => {
    const { project, read, countsItem } = await collecting();
    await happen(project.id, 0);
    await projects.remove(store, project);
    expect(await read('read')).toBeNull();
    expect(await read('readConsistently')).toMatchObject({ project: null });
    expect(await countsItem()).toBeNull();
  });
});
