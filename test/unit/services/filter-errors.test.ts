import { describe, expect, it } from 'vitest';
import type { ErrorQuery } from '../../../shared/domain/error/error-query.ts';
import { selectErrors } from '../../../shared/services/errors/list-errors.ts';
import { withBoundedTexts } from '../../../shared/domain/event-summary.ts';
import type { TrackedError } from '../../../shared/domain/error/tracked-error.ts';
import { withEvents } from '../../../shared/domain/error/with-events.ts';
import { useStore } from '../../kit/store.ts';
import { newProjectId, putErrors, trackedError } from '../../kit/unit/tracked-errors.ts';
import { after, NOW, records, summary } from '../../kit/unit/summaries.ts';

const store = useStore();

const select = (projectId: number, query: Partial<ErrorQuery>, limit = 20, from: (string | number)[] | null = null) =>
  selectErrors(store, projectId, { status: 'all', sort: 'last_seen', ...query }, { limit, after: from }, NOW);

async function projectWith(...fields: Partial<TrackedError>[]): Promise<number> {
  const project_id = newProjectId();
  const errors = fields.map((one, index) =>
    trackedError({ last_seen: after(-index), ...one, project_id, id: index + 1 }),
  );
  await putErrors(store, errors);
  return project_id;
}
const idsOf = ({ errors }: { errors: TrackedError[] }): number[] => errors.map(({ id }) => id);

/** `count` errors, of which only those at these places are fatal. */
const withFatal = (count: number, ...places: number[]): Promise<number> =>
  projectWith(...Array.from({ length: count }, (_, index) => ({ level: places.includes(index) ? 'fatal' : 'error' })));

describe('errors that are filtered', () => {
  const two = (): Promise<number> =>
    projectWith(
      { title: 'TypeError: Boom', environments: ['production', 'staging'], releases: ['1', '2'], level: 'error' },
      {
        title: 'other',
        message: 'boom-2',
        culprit: 'cart.ts',
        environments: ['staging'],
        releases: [],
        level: 'fatal',
      },
    );

  it.each<[string, Partial<ErrorQuery>, number[]]>([
    ['by a part of their title or message, without regard to case', { search_term: 'BOOM' }, [1, 2]],
    ['by their culprit', { search_term: 'cart' }, [2]],
    ['by an environment that they were seen in', { environment: 'production' }, [1]],
    ['by another that more were seen in', { environment: 'staging' }, [1, 2]],
    ['by a part of an environment, which is none', { environment: 'stag' }, []],
    ['by a release', { release: '2' }, [1]],
    ['by their level', { level: 'fatal' }, [2]],
    ['by all of it together', { search_term: 'boom', environment: 'staging', level: 'fatal' }, [2]],
    ['by nothing but blanks', { search_term: '', environment: null, release: '', level: null }, [1, 2]],
  ])('%s', async (_title, query, ids) => {
    expect(idsOf(await select(await two(), query))).toEqual(ids);
  });

  it.each<[string, Partial<ErrorQuery>, number[]]>([
    ['since a time, itself included', { last_seen_after: after(-2) }, [1, 2, 3]],
    ['up to a time, itself included', { last_seen_before: after(-2) }, [3, 4, 5]],
    ['in between', { last_seen_after: after(-3), last_seen_before: after(-1) }, [2, 3, 4]],
    ['at one moment', { last_seen_after: after(-1), last_seen_before: after(-1) }, [2]],
    ['backwards, which is never', { last_seen_after: after(-1), last_seen_before: after(-3) }, []],
    ['new since a time', { first_seen_after: after(-200) }, [1, 2]],
    ['known since a time', { first_seen_before: after(-200) }, [2, 3, 4, 5]],
    [
      'new since one time and not seen since another',
      { first_seen_after: after(-300), last_seen_before: after(-1) },
      [2, 3],
    ],
  ])('by time: %s, in each order', async (_title, query, ids) => {
    const project = await projectWith(
      ...[1, 2, 3, 4, 5].map((id) => ({ last_seen: after(1 - id), first_seen: after(-100 * id), count: 1 + (id % 3) })),
    );
    for (const sort of ['last_seen', 'first_seen', 'frequency'] as const)
      for (const status of ['all', 'unresolved'] as const)
        expect(new Set(idsOf(await select(project, { ...query, sort, status })))).toEqual(new Set(ids));
  });

  it('by the time that they are ordered by cost no more than what is shown', async () => {
    const project = await projectWith(...Array.from({ length: 30 }, () => ({})));
    store.sent.length = 0;
    const page = await select(project, { status: 'unresolved', last_seen_before: after(-10) }, 5);
    expect(idsOf(page)).toEqual([11, 12, 13, 14, 15]);
    expect(page.searched).toBe(5);
    expect(store.sent).toEqual(['QueryCommand', 'BatchGetItemCommand']);
  });

  it('by another time than the page before was are told that its cursor leads nowhere', async () => {
    const project = await projectWith(...Array.from({ length: 6 }, () => ({})));
    const { next } = await select(project, {}, 2);
    await expect(select(project, { last_seen_before: after(-3) }, 2, next)).rejects.toThrow('cursor-invalid');
  });

  it('by a release or environment whose name was too long to keep whole', async () => {
    const [release, environment] = ['カ'.repeat(180), 'staging-'.repeat(20)];
    const batch = records([summary({ release, environment })].map(withBoundedTexts));
    const { id: _, project_id: __, ...counted } = withEvents(null, 'shard', batch, NOW.getTime())!.error;
    const project = await projectWith({ environments: ['staging'] }, counted);
    expect(idsOf(await select(project, { release, environment }))).toEqual([2]);
    expect(idsOf(await select(project, { environment: counted.environments[0]! }))).toEqual([2]);
    expect(idsOf(await select(project, { environment: environment.slice(0, 20) }))).toEqual([]);
  });

  it('are found on as many pages as they fill, each once', async () => {
    const project = await withFatal(250, 3, 120, 121, 249);
    const first = await select(project, { level: 'fatal' }, 2);
    expect(idsOf(first)).toEqual([4, 121]);
    const second = await select(project, { level: 'fatal' }, 2, first.next);
    expect(idsOf(second)).toEqual([122, 250]);
    const third =
      second.next === null ? { errors: [], next: null } : await select(project, { level: 'fatal' }, 2, second.next);
    expect(third).toMatchObject({ errors: [], next: null });
  });

  it('cost no more than a thousand looked at in a request, which then says where to go on', async () => {
    const project = await withFatal(1_150, 1_100);
    store.sent.length = 0;
    const first = await select(project, { level: 'fatal', status: 'unresolved' });
    expect(first.errors).toEqual([]);
    expect(store.sent.filter((name) => name === 'QueryCommand')).toHaveLength(10);
    expect(store.sent.filter((name) => name === 'BatchGetItemCommand')).toHaveLength(10);
    const second = await select(project, { level: 'fatal', status: 'unresolved' }, 20, first.next);
    expect(idsOf(second)).toEqual([1_101]);
    expect(second.next).toBeNull();
  });
});

describe('errors that have expired though DynamoDB has them still', () => {
  it('are passed over in as few calls as a page is long', async () => {
    const expired = { expires_at: 1 };
    const project = await projectWith({}, ...Array.from({ length: 40 }, () => expired), {}, {});
    store.sent.length = 0;
    const page = await select(project, { status: 'unresolved' }, 3);
    expect(idsOf(page)).toEqual([1, 42, 43]);
    // 43 errors, three at a time.
    expect(store.sent.filter((name) => name === 'QueryCommand')).toHaveLength(15);
  });
});

describe('a page without a filter', () => {
  const project_id = newProjectId();
  const grownBy = (count: number, from: number): Promise<void> =>
    putErrors(
      store,
      Array.from({ length: count }, (_, index) =>
        trackedError({ project_id, id: from + index, last_seen: after(index) }),
      ),
    );
  async function costs() {
    const found = [];
    for (const sort of ['last_seen', 'first_seen', 'frequency'] as const) {
      store.sent.length = 0;
      store.units = 0;
      const { errors } = await select(project_id, { sort, status: 'unresolved' });
      found.push({ sort, shown: errors.length, calls: [...store.sent], units: store.units });
    }
    return found;
  }

  it('asks for as much of a hundred errors as of two thousand', async () => {
    await grownBy(100, 1);
    const ofHundred = await costs();
    const cost = { shown: 20, calls: ['QueryCommand', 'BatchGetItemCommand'], units: 20.5 };
    expect(ofHundred).toEqual(['last_seen', 'first_seen', 'frequency'].map((sort) => ({ sort, ...cost })));
    await grownBy(1_900, 101);
    expect(await costs()).toEqual(ofHundred);
  });
});
