import { describe, expect, it } from 'vitest';
import type { ProjectEvent } from '../../../shared/domain/project-counts.ts';
import { newRelease, releaseId } from '../../../shared/domain/release/release.ts';
import { MAX_RUNNING_RELEASES } from '../../../shared/domain/release/running-releases.ts';
import { sequenceNumber, type Sequenced } from '../../../shared/domain/watermark.ts';
import { readShared } from '../../../shared/services/releases/shared-releases.ts';
import type { Project } from '../../../shared/domain/project.ts';
import * as projectCounts from '../../../shared/store/project-counts.ts';
import * as releases from '../../../shared/store/releases.ts';
import { keyOfCounts } from '../../../shared/store/table/item-keys.ts';
import { revise } from '../../../shared/store/table/revise.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import { commit } from '../../../shared/store/table/transact.ts';
import { atOnce, useStore } from '../../kit/store.ts';
import { dyingStore } from '../../kit/unit/dying-store.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';
import { after, NOW } from '../../kit/unit/summaries.ts';

const store = useStore();

/** A project that lets events in. */
async function aProject(): Promise<number> {
  const id = newProjectId();
  await revise(store, keyOfCounts(id), () => ({ admits: { user_salt: 'x', active: true, integrated: true } }));
  return id;
}

const event = (release: string | null, ms: number, opensError = false): ProjectEvent => ({
  public_key: 'glet_0',
  received: NOW.getTime() + ms,
  timestamp: after(ms),
  expires_at: NOW.getTime() / 1000 + 60,
  bytes: 10,
  opensError,
  release,
  environment: null,
  level: 'error',
  title: 'Error: no',
  user_hash: null,
});
const batchFrom = (first: number, events: readonly ProjectEvent[]): Sequenced<ProjectEvent>[] =>
  events.map((value, at) => ({ sequence: sequenceNumber(String(first + at)), value }));
const limits = { project: { count: 9, window: 60 }, ofKey: () => ({ count: 9, window: 60 }) };
const count = (id: number, shard: string, batch: Sequenced<ProjectEvent>[], by: Store = store) =>
  projectCounts.count(by, id, limits, shard, batch, NOW);
const shown = async (id: number, version: string) =>
  (await readShared(store, [{ id } as Project], [releaseId(version)])).get(releaseId(version))?.release;

describe('a release that events name', () => {
  it('is made with the first, and costs nothing more with the next', async () => {
    const id = await aProject();
    await count(id, 's', batchFrom(1, [event('1', 5, true), event('1', 3)]));
    store.sent.length = 0;
    await count(id, 's', batchFrom(3, [event('1', 9, true), event(null, 10)]));
    expect(store.sent).toEqual(['GetItemCommand', 'PutItemCommand']);
    expect(await shown(id, '1')).toMatchObject({ first_event: after(3), last_event: after(9), new_errors: 2 });
    expect(await releases.list(store, id, { after: null, limit: 9 })).toMatchObject([{ version: '1' }]);
  });

  it('is made once by shards that count at once, and its errors are counted once each', async () => {
    const id = await aProject();
    await atOnce(8, (shard) => count(id, `s${shard}`, batchFrom(1, [event('1', shard, true)])));
    await atOnce(8, (shard) => count(id, `s${shard}`, batchFrom(1, [event('1', shard, true)])));
    expect(await shown(id, '1')).toMatchObject({ first_event: after(0), last_event: after(7), new_errors: 8 });
    expect(await releases.list(store, id, { after: null, limit: 9 })).toHaveLength(1);
  });

  it('meets the one that a build made, which is not deleted from then on', async () => {
    const id = await aProject();
    await commit(store, releases.additions(store, { ...newRelease(id, '1', NOW), ref: 'main' }));
    await count(id, 's', batchFrom(1, [event('1', 5)]));
    expect(await shown(id, '1')).toMatchObject({ ref: 'main', first_event: after(5) });
    expect(await releases.remove(store, id, '1')).toEqual({ outcome: 'has-events' });
  });

  it('keeps its counts when many others take its turn, and takes them up again', async () => {
    const id = await aProject();
    const others = Array.from({ length: MAX_RUNNING_RELEASES }, (_, at) => event(`o${at}`, 10 + at));
    await count(id, 's', batchFrom(1, [event('1', 5, true)]));
    await count(id, 's', batchFrom(2, others));
    await count(id, 's', batchFrom(100, [event('1', 50, true), event('1', 1)]));
    await count(id, 's', batchFrom(100, [event('1', 50, true), event('1', 1)]));
    expect(await shown(id, '1')).toMatchObject({ first_event: after(1), last_event: after(50), new_errors: 2 });
    expect(await shown(id, 'o0')).toMatchObject({ first_event: after(10), last_event: after(10), new_errors: 0 });
  });

  it('is exact whenever the process that counts dies, and counts again', async () => {
    const deaths = [0, 1, 2, 3].flatMap((call) => [
      { call, when: 'before' } as const,
      { call, when: 'after' } as const,
    ]);
    for (const death of deaths) {
      const id = await aProject();
      const batches = [
        batchFrom(1, [event('1', 5, true)]),
        batchFrom(
          2,
          Array.from({ length: MAX_RUNNING_RELEASES }, (_, at) => event(`o${at}`, 10 + at, true)),
        ),
        batchFrom(50, [event('1', 60, true)]),
      ];
      for (const batch of batches) {
        await count(id, 's', batch, dyingStore(store, death)).catch(() => undefined);
        await count(id, 's', batch);
      }
      expect(await shown(id, '1'), `dies ${death.when} call ${death.call}`).toMatchObject({
        new_errors: 2,
        last_event: after(60),
      });
      expect(await shown(id, 'o0')).toMatchObject({ new_errors: 1 });
    }
  });
});

describe('a project that is purged', () => {
  it('gets no releases any more', async () => {
    const id = newProjectId();
    await count(id, 's', batchFrom(1, [event('1', 5)]));
    expect(await releases.list(store, id, { after: null, limit: 9 })).toEqual([]);
    expect(await projectCounts.readReleases(store, [id])).toEqual(new Map([[id, []]]));
  });
});
