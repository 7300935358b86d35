import { expect, it } from 'vitest';
import { count } from '../../../shared/store/project-counts.ts';
import { countsOf, type StoredCounts } from '../../../shared/store/stored-counts.ts';
import * as hasMaps from '../../../shared/store/has-maps.ts';
import { keyOfCounts } from '../../../shared/store/table/item-keys.ts';
import { readItem } from '../../../shared/store/table/read.ts';
import { freshProject, useStore } from '../../kit/store.ts';
import { NOW, records } from '../../kit/unit/summaries.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';

const store = useStore();
const event = {
  public_key: `glet_${'1'.padStart(32, '0')}`,
  received: NOW.getTime(),
  timestamp: NOW.toISOString(),
  expires_at: NOW.getTime() / 1000 + 60,
  bytes: 10,
  opensError: false,
  release: null,
  environment: null,
  level: 'error',
  title: 'Error: no',
  user_hash: null,
};
const limits = { project: { count: 9, window: 60 }, ofKey: () => ({ count: 9, window: 60 }) };

it('that a project has maps is not lost to who counts at the same time, nor is a count', async () => {
  const { id } = await freshProject(store);
  await Promise.all([
    hasMaps.note(store, id),
    hasMaps.note(store, id),
    ...[0, 1, 2, 3, 4, 5, 6, 7].map((shard) => count(store, id, limits, `shard-${shard}`, records([event]), NOW)),
  ]);
  const stored = (await readItem<StoredCounts>(store, keyOfCounts(id)))!;
  expect(stored.has_maps).toBe(true);
  expect(countsOf(stored)!.usage!.used).toBe(8);
  expect(countsOf(stored)).not.toHaveProperty('has_maps');
});

it('is noted of no project that is gone', async () => {
  const id = newProjectId() + 1_000_000;
  expect(await hasMaps.note(store, id)).toBe('project-gone');
  expect(await readItem(store, keyOfCounts(id))).toBeNull();
});
