import { describe, expect, it } from 'vitest';
import type { Usage } from '../../../shared/domain/quota.ts';
import { readItem } from '../../../shared/store/table/read.ts';
import { keys } from '../../../shared/store/table/keys.ts';
import * as usage from '../../../shared/store/usage.ts';
import { atOnce, useStore } from '../../kit/store.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';
import { NOW, records } from '../../kit/unit/summaries.ts';

const store = useStore();
const one = { received: NOW.getTime(), bytes: 10, opensError: false };
const batch = records([one, one]);
const usageOf = (projectId: number, publicKey: string | null) =>
  readItem<Usage & { expires_at: number }>(store, keys.usage(projectId, publicKey));

describe('what is used of a limit', () => {
  it('is counted for a key and for its project, once each', async () => {
    const projectId = newProjectId();
    const limit = { count: 9, window: 60 };
    for (const publicKey of ['glet_a', null, 'glet_a'])
      await usage.count(store, { projectId, publicKey, limit }, 'shard', batch, NOW);
    expect(await usageOf(projectId, 'glet_a')).toMatchObject({ used: 2, window: 60 });
    expect(await usageOf(projectId, null)).toMatchObject({ used: 2, window: 60 });
  });

  it('is counted of many shards at once', async () => {
    const projectId = newProjectId();
    const limit = { count: 9, window: 86_400 };
    await atOnce(12, (shard) =>
      usage.count(store, { projectId, publicKey: null, limit }, `shard-${shard}`, batch, NOW),
    );
    expect(await usageOf(projectId, null)).toMatchObject({ used: 24 });
  });

  it.each([
    [60, 26],
    [30 * 86_400, 30 * 24],
  ])('of a window of %i seconds is forgotten %i hours after the last event', async (window, hours) => {
    const projectId = newProjectId();
    await usage.count(store, { projectId, publicKey: null, limit: { count: 9, window } }, 'shard', batch, NOW);
    expect((await usageOf(projectId, null))!.expires_at).toBe(NOW.getTime() / 1000 + hours * 3_600);
  });
});
