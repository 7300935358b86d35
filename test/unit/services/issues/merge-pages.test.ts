import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrackedError } from '../../../../shared/domain/error/tracked-error.ts';
import type { Project } from '../../../../shared/domain/project.ts';
import { RuleViolation } from '../../../../shared/domain/refusals.ts';
import { positionsIn, positionsOf } from '../../../../shared/services/issues/issue-cursor.ts';
import { mergePages, type PagePosition, type ProjectPage } from '../../../../shared/services/issues/merge-pages.ts';
import { failsOnlyWith } from '../../../kit/fails-only-with.ts';

const STATUSES = ['unresolved', 'resolved', 'ignored'] as const;
const errorOf = (id: number, count: number, status: TrackedError['status']) => ({ id, count, status }) as TrackedError;
const projectOf = (id: number) => ({ id }) as Project;

/** What `selectErrors` does with a list that is there as a whole: of each status what comes after its position. */
function pageOf(project: Project, all: readonly TrackedError[], start: PagePosition, limit: number): ProjectPage {
  const parts = typeof start === 'string' ? [] : start;
  const after = new Map<unknown, [unknown, unknown]>();
  for (let at = 0; at < parts.length; at += 3) after.set(parts[at], [parts[at + 1], parts[at + 2]]);
  const left = all.filter(({ id, count, status }) => {
    const [value, last] = after.get(status) ?? [Infinity, 0];
    return count < (value as number) || (count === value && id > (last as number));
  });
  const errors = left.slice(0, limit);
  const reached = new Map([...after].map(([status, place]) => [status, [status, ...place]]));
  for (const { status, count, id } of errors) reached.set(status, [status, count, id]);
  const end = left.length > limit ? ([...reached.values()].flat() as (string | number)[]) : null;
  return { project, errors, start, end };
}

describe('pages of several projects', () => {
  const anError = fc.record({ count: fc.nat(5), status: fc.constantFrom(...STATUSES) });
  const lists = fc.array(fc.array(anError, { maxLength: 8 }), { minLength: 1, maxLength: 4 });

  it('read on by their cursors, are every error once and in order', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 4 }), (made, limit) => {
        const projects = made.map((errors, at) => ({
          project: projectOf(at + 1),
          all: errors
            .map(({ count, status }, index) => errorOf(index + 1, count, status))
            .toSorted((one, other) => other.count - one.count || one.id - other.id),
        }));
        const seen: string[] = [];
        const counts: number[] = [];
        let positions = new Map<number, PagePosition>();
        for (let read = 0; ; read++) {
          expect(read).toBeLessThan(100);
          const left = projects.filter(({ project }) => positions.get(project.id) !== 'end');
          const pages = left.map(({ project, all }) =>
            pageOf(project, all, positions.get(project.id) ?? 'start', limit),
          );
          const { issues, reached } = mergePages(pages, 'frequency', limit);
          expect(issues.length).toBeLessThanOrEqual(limit);
          seen.push(...issues.map(({ error, project }) => `${project.id}/${error.id}`));
          counts.push(...issues.map(({ error }) => error.count));
          if ([...reached.values()].every((position) => position === 'end')) break;
          positions = positionsIn(positionsOf(new Map([...positions, ...reached])));
        }
        expect(seen.toSorted()).toEqual(
          projects.flatMap(({ project, all }) => all.map(({ id }) => `${project.id}/${id}`)).toSorted(),
        );
        expect(counts).toEqual(counts.toSorted((one, other) => other - one));
      }),
    );
  });

  it('end where a list goes on, though others have more', () => {
    const short = {
      project: projectOf(1),
      errors: [errorOf(1, 9, 'resolved')],
      start: 'start',
      end: ['resolved', 9, 1],
    };
    const other = { project: projectOf(2), errors: [errorOf(2, 5, 'resolved')], start: 'start', end: null };
    const { issues, reached } = mergePages([short, other] as ProjectPage[], 'frequency', 10);
    expect(issues.map(({ error }) => error.id)).toEqual([1]);
    expect(reached.get(2)).toBe('start');
  });
});

describe('a cursor', () => {
  const time = fc
    .date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString());
  const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
  const place = fc.tuple(fc.constantFrom(...STATUSES), fc.oneof(time, fc.nat()), id);
  const position = fc.oneof(
    fc.constant<PagePosition>('end'),
    fc
      .uniqueArray(place, { minLength: 1, maxLength: 3, selector: ([status]) => status })
      .map((places) => places.flat()),
  );

  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.dictionary(id.map(String), position), (given) => {
        const positions = new Map(
          Object.entries(given).map(([name, one]): [number, PagePosition] => [Number(name), one]),
        );
        expect(positionsIn(positionsOf(positions))).toEqual(positions);
      }),
    );
  });

  it('of thirty projects in three statuses has room in an address', () => {
    const parts = STATUSES.flatMap((status) => [status, '2026-11-26T12:00:00.000Z', 2 ** 53 - 1]);
    const positions = new Map(Array.from({ length: 30 }, (_, at): [number, PagePosition] => [at + 1_000, parts]));
    expect(Buffer.from(JSON.stringify(positionsOf(positions))).toString('base64url').length).toBeLessThan(4_000);
  });

  it('of any other making is refused', () => {
    const part = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('1', 'u', '.', 't', 'n', '-', 'z') }),
      fc.maxSafeInteger(),
    );
    fc.assert(
      fc.property(fc.array(part), (cursor) => {
        expect(failsOnlyWith(RuleViolation, () => positionsIn(cursor))).toBe(true);
      }),
    );
  });
});
