import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ErrorQuery } from '../../../shared/domain/error/error-query.ts';
import { selectErrors } from '../../../shared/services/errors/list-errors.ts';
import { frequencyStep } from '../../../shared/domain/error/frequency-step.ts';
import { ERROR_STATUSES, type TrackedError } from '../../../shared/domain/error/tracked-error.ts';
import * as errors from '../../../shared/store/errors.ts';
import { useStore } from '../../kit/store.ts';
import { newProjectId, putErrors, trackedError } from '../../kit/unit/tracked-errors.ts';
import { after, NOW } from '../../kit/unit/summaries.ts';

const store = useStore();
const SORTS = { last_seen: 'last_seen', first_seen: 'first_seen', frequency: 'count' } as const;
type Sort = keyof typeof SORTS;

const page = (projectId: number, query: Partial<ErrorQuery>, limit = 20, from: (string | number)[] | null = null) =>
  selectErrors(store, projectId, { status: 'unresolved', sort: 'last_seen', ...query }, { limit, after: from }, NOW);

/** All pages, one after the other. */
async function allPages(projectId: number, query: Partial<ErrorQuery>, limit: number): Promise<TrackedError[][]> {
  const pages: TrackedError[][] = [];
  let from: (string | number)[] | null = null;
  do {
    const { errors: found, next } = await page(projectId, query, limit, from);
    pages.push(found);
    from = next;
    if (pages.length > 500) throw new Error('the pages have no end');
  } while (from !== null);
  return pages;
}

const highestFirst =
  (valueOf: (error: TrackedError) => string | number) =>
  (one: TrackedError, other: TrackedError): number =>
    valueOf(one) < valueOf(other) ? 1 : valueOf(one) > valueOf(other) ? -1 : 0;

const drawnError = fc.record({
  status: fc.constantFrom(...ERROR_STATUSES),
  // Few values: most are equal to some other.
  last_seen: fc.nat(3).map((second) => after(second * 1000)),
  first_seen: fc.nat(3).map((second) => after(-second * 1000)),
  // Of two steps: 97 and 101.
  count: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 98, max: 104 })),
});
const isExpired = fc.boolean();

describe('the pages of a list of errors', () => {
  it('have each error once, the highest first, however many are equal', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(drawnError, isExpired), { maxLength: 25 }),
        fc.constantFrom<Sort>('last_seen', 'first_seen', 'frequency'),
        fc.constantFrom('all', ...ERROR_STATUSES),
        fc.integer({ min: 1, max: 10 }),
        async (drawn, sort, status, limit) => {
          const project_id = newProjectId();
          const all = drawn.map(([fields, expired], index) =>
            trackedError({ ...fields, project_id, id: index + 1, ...(expired && { expires_at: 1 }) }),
          );
          await putErrors(store, all);
          const pages = await allPages(project_id, { sort, status }, limit);
          expect(pages.every((one) => one.length <= limit)).toBe(true);
          const listed = pages.flat();
          const wanted = all.filter((error) => error.expires_at > 1 && (status === 'all' || error.status === status));
          expect(listed.map(({ id }) => id).toSorted((one, other) => one - other)).toEqual(wanted.map(({ id }) => id));
          for (const one of pages) expect(one).toEqual(one.toSorted(highestFirst((error) => error[SORTS[sort]])));
          const place = ({ count, ...error }: TrackedError) =>
            sort === 'frequency' ? frequencyStep(count) : error[sort];
          expect(listed.map(place)).toEqual(listed.toSorted(highestFirst(place)).map(place));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('go on where they were, though an error that was shown happens again meanwhile', async () => {
    const project_id = newProjectId();
    const all = Array.from({ length: 6 }, (_, index) =>
      trackedError({ project_id, id: index + 1, last_seen: after(index) }),
    );
    await putErrors(store, all);
    const first = await page(project_id, {}, 3);
    expect(first.errors.map(({ id }) => id)).toEqual([6, 5, 4]);
    await errors.update(store, project_id, 4, NOW, (error) => ({ ...error, last_seen: after(99) }));
    const second = await page(project_id, {}, 3, first.next);
    expect(second.errors.map(({ id }) => id)).toEqual([3, 2, 1]);
  });

  it('leave out what was deleted', async () => {
    const project_id = newProjectId();
    await putErrors(store, [trackedError({ project_id, id: 1 }), trackedError({ project_id, id: 2 })]);
    await errors.update(store, project_id, 1, NOW, (error) => ({ ...error, count: 0 }));
    expect((await page(project_id, {})).errors.map(({ id }) => id)).toEqual([2]);
  });

  it('are of one project', async () => {
    const [one, other] = [newProjectId(), newProjectId()];
    await putErrors(store, [trackedError({ project_id: one, id: 1 }), trackedError({ project_id: other, id: 2 })]);
    expect((await page(one, { status: 'all' })).errors.map(({ id }) => id)).toEqual([1]);
  });
});

describe('a cursor', () => {
  const part = fc.oneof(
    fc.constantFrom('unresolved', 'resolved', 'ignored', '', 'x'.repeat(3_000), after(0), '~', '\ud800', '\0'),
    fc.string(),
    fc.maxSafeInteger(),
  );
  const cursor = fc.oneof(
    fc.array(part, { maxLength: 7 }),
    fc.tuple(fc.constantFrom('unresolved', 'resolved'), part, part),
  );

  it('a cursor that the API did not make is refused or leads somewhere, and never fails', async () => {
    const project_id = newProjectId();
    await putErrors(store, [trackedError({ project_id, id: 1 })]);
    await fc.assert(
      fc.asyncProperty(cursor, fc.constantFrom<Sort>('last_seen', 'frequency'), async (from, sort) => {
        const outcome = await page(project_id, { sort, status: 'all' }, 5, from).then(
          (one) => `${one.errors.length} of 1`,
          (error: Error) => error.message,
        );
        expect(['0 of 1', '1 of 1', 'cursor-invalid']).toContain(outcome);
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string, (string | number)[]]>([
    ['an empty time', ['unresolved', '', 1]],
    ['a time as long as no key may be', ['unresolved', 'x'.repeat(3_000), 1]],
    ['a number for a time', ['unresolved', 5, 1]],
    ['no id', ['unresolved', after(0)]],
    ['an unknown status', ['open', after(0), 1]],
  ])('with %s is refused before the table is asked', async (_title, from) => {
    store.sent.length = 0;
    await expect(page(newProjectId(), {}, 5, from)).rejects.toThrow('cursor-invalid');
    expect(store.sent).toEqual([]);
  });

  it('a cursor of another order is refused', async () => {
    const project_id = newProjectId();
    await putErrors(
      store,
      [1, 2].map((id) => trackedError({ project_id, id })),
    );
    const { next } = await page(project_id, { sort: 'frequency' }, 1);
    await expect(page(project_id, { sort: 'last_seen' }, 1, next)).rejects.toThrow('cursor-invalid');
  });
});
