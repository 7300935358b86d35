import type { ErrorQuery } from '../../domain/error/error-query.ts';
import type { TrackedError } from '../../domain/error/tracked-error.ts';
import type { Project } from '../../domain/project.ts';
import type { Store } from '../../store/table/store.ts';
import { selectErrors } from '../errors/list-errors.ts';
import { mergePages, type PagePosition } from './merge-pages.ts';
import { positionsIn, positionsOf } from './issue-cursor.ts';

/** Projects are read side by side, as many at once. */
const MAX_PROJECTS_AT_ONCE = 5;

/** An error with its project. */
export interface Issue {
  error: TrackedError;
  project: Project;
}

/**
 * A page of the errors of some projects together, in one order. Each project is read as far as the page could need it; a
 * page may be short, and even empty, before the end, where a project's own page is.
 * @throws RuleViolation for a cursor of another list.
 */
export async function selectIssues(
  store: Store,
  projects: readonly Project[],
  query: ErrorQuery,
  { limit, after }: { limit: number; after: readonly (string | number)[] | null },
  now: Date,
): Promise<{ issues: Issue[]; next: string[] | null }> {
  const positions = after === null ? new Map<number, PagePosition>() : positionsIn(after);
  const left = projects.filter(({ id }) => positions.get(id) !== 'end');
  const pages = [];
  for (let start = 0; start < left.length; start += MAX_PROJECTS_AT_ONCE) {
    const some = left.slice(start, start + MAX_PROJECTS_AT_ONCE);
    pages.push(
      ...(await Promise.all(some.map((project) => pageOfProject(store, project, query, limit, positions, now)))),
    );
  }
  const { issues, reached } = mergePages(pages, query.sort, limit);
  const isOver = left.every(({ id }) => reached.get(id) === 'end');
  return { issues, next: isOver ? null : positionsOf(new Map([...positions, ...reached])) };
}

async function pageOfProject(
  store: Store,
  project: Project,
  query: ErrorQuery,
  limit: number,
  positions: ReadonlyMap<number, PagePosition>,
  now: Date,
) {
  const position = positions.get(project.id) ?? 'start';
  const after = typeof position === 'string' ? null : position;
  const { errors, next } = await selectErrors(store, project.id, query, { limit, after }, now);
  return { project, errors, start: position, end: next };
}
