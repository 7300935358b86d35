import { expect, it } from 'vitest';
import { countByStatus, facets } from '../../../shared/services/errors/overview.ts';
import { useStore } from '../../kit/store.ts';
import { after, NOW } from '../../kit/unit/summaries.ts';
import { newProjectId, putErrors, trackedError } from '../../kit/unit/tracked-errors.ts';

const store = useStore();

it('errors are counted by status, and no more than a thousand of each', async () => {
  const project_id = newProjectId();
  const statuses = [...Array.from({ length: 1_001 }, () => 'resolved' as const), 'ignored' as const];
  await putErrors(
    store,
    statuses.map((status, index) => trackedError({ project_id, id: index + 1, status })),
  );
  expect(await countByStatus(store, project_id)).toEqual({
    unresolved: 0,
    resolved: 1_000,
    ignored: 1,
    capped: ['resolved'],
  });
  store.units = 0;
  await countByStatus(store, project_id);
  expect(store.units).toBeLessThan(40);
});

it('a thousand and no more are counted, not capped', async () => {
  const project_id = newProjectId();
  await putErrors(
    store,
    Array.from({ length: 1_000 }, (_, index) => trackedError({ project_id, id: index + 1 })),
  );
  expect(await countByStatus(store, project_id)).toMatchObject({ unresolved: 1_000, capped: [] });
});

it('what errors can be filtered by is that of the two hundred that happened last', async () => {
  const project_id = newProjectId();
  await putErrors(
    store,
    Array.from({ length: 201 }, (_, index) =>
      trackedError({
        project_id,
        id: index + 1,
        last_seen: after(-index),
        environments: [index < 200 ? 'new' : 'old'],
      }),
    ),
  );
  const found = await facets(store, project_id, { status: 'unresolved' }, NOW);
  expect(found).toMatchObject({ environments: [{ value: 'new', errors: 200 }], sample: 200 });
  expect(await facets(store, project_id, { status: 'resolved' }, NOW)).toMatchObject({ environments: [], sample: 0 });
});
