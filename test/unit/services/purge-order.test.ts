import { describe, expect, it } from 'vitest';
import { purge } from '../../../shared/services/projects/purge.ts';
import { purgeOrderOf, type Change } from '../../../shared/services/projects/purge-order.ts';
import { objectsInMemory } from '../../kit/unit/mortal.ts';
import { useStore } from '../../kit/store.ts';

const store = useStore();

const GONE = { project_id: 3, artifact_id: 'a'.repeat(32), digest: 'd1', build: 'b1' };
const FORMER = { digest: 'd0', build: 'b0', bundle_id: 'x' };
const CHANGES: Change[] = [
  { item: 'project', before: { id: 1 }, after: null },
  { item: 'error', before: {}, after: { pk: 'ERROR#2#7', count: 0, deleted_before: 99 } },
  { item: 'artifact', before: { ...GONE, former: FORMER }, after: null },
];

describe('what is to be purged', () => {
  it('is ordered for all of a batch at once, with what leads to it and no more', () => {
    const long = { item: 'artifact', before: { ...GONE, names: ['x'.repeat(10_000)] }, after: null } as Change;
    expect(purgeOrderOf([...CHANGES, long])).toEqual({
      projects: [1],
      errors: [{ project_id: 2, error_id: 7, deleted_before: 99 }],
      artifacts: [{ ...GONE, former: FORMER }, GONE],
    });
  });

  it('is nothing of what only tells something', () => {
    const telling: Change[] = [
      { item: 'error', before: null, after: { pk: 'ERROR#2#7', count: 1 } },
      { item: 'error', before: null, after: { pk: 'ERROR#2#8' } },
      { item: 'counts', before: null, after: {} },
    ];
    expect(purgeOrderOf(telling)).toBeNull();
  });

  it('of a whole batch fits into an asynchronous call, 256 KB', () => {
    const artifacts = Array.from({ length: 100 }, (): Change => ({
      item: 'artifact',
      before: { ...GONE, digest: 'd'.repeat(64), former: { ...FORMER, digest: 'd'.repeat(64) } },
      after: null,
    }));
    expect(JSON.stringify(purgeOrderOf(artifacts)).length).toBeLessThan(256 * 1024);
  });

  it('may be done twice: what is gone is no error', async () => {
    const objects = objectsInMemory();
    const order = purgeOrderOf(CHANGES)!;
    await purge(store, objects, order);
    await purge(store, objects, order);
    expect(objects.kept.size).toBe(0);
  });
});
