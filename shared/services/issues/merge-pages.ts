import type { ErrorOrder } from '../../domain/error/error-query.ts';
import type { TrackedError } from '../../domain/error/tracked-error.ts';
import type { Project } from '../../domain/project.ts';

/** Where a project's list is to be read on: from its start, after the errors of a cursor (`selectErrors`), or no more. */
export type PagePosition = 'start' | 'end' | readonly (string | number)[];

/** A page of a project's errors, highest first. */
export interface ProjectPage {
  project: Project;
  errors: readonly TrackedError[];
  /** Where it began, and where its list goes on behind it; `null`: nowhere. */
  start: PagePosition;
  end: readonly (string | number)[] | null;
}

/**
 * Merges pages of several projects into one, highest first, equals in the order of the projects. It ends where a page ends
 * whose list goes on, because what follows there may come before what other projects still have.
 */
export function mergePages(
  pages: readonly ProjectPage[],
  order: ErrorOrder,
  limit: number,
): { issues: { error: TrackedError; project: Project }[]; reached: Map<number, PagePosition> } {
  const heads = pages.map((page) => ({ page, taken: 0 }));
  const issues: { error: TrackedError; project: Project }[] = [];
  while (issues.length < limit && !heads.some(({ page, taken }) => isDone(page, taken) && page.end !== null)) {
    const open = heads.filter(({ page, taken }) => !isDone(page, taken));
    if (open.length === 0) break;
    const first = open.reduce((best, head) => (valueAt(head, order) > valueAt(best, order) ? head : best));
    issues.push({ error: first.page.errors[first.taken]!, project: first.page.project });
    first.taken += 1;
  }
  return {
    issues,
    reached: new Map(heads.map(({ page, taken }) => [page.project.id, positionAt(page, taken, order)])),
  };
}

const isDone = ({ errors }: ProjectPage, taken: number): boolean => taken === errors.length;

function valueAt({ page, taken }: { page: ProjectPage; taken: number }, order: ErrorOrder): string | number {
  return valueOf(page.errors[taken]!, order);
}

function valueOf(error: TrackedError, order: ErrorOrder): string | number {
  return order === 'frequency' ? error.count : error[order];
}

function positionAt(page: ProjectPage, taken: number, order: ErrorOrder): PagePosition {
  if (isDone(page, taken)) return page.end ?? 'end';
  if (taken === 0) return page.start;
  // The last error that was taken of each status is where its list goes on.
  const before = typeof page.start === 'string' ? [] : page.start;
  const places = new Map<string, readonly (string | number)[]>();
  for (let at = 0; at < before.length; at += 3) places.set(String(before[at]), before.slice(at, at + 3));
  for (const error of page.errors.slice(0, taken))
    places.set(error.status, [error.status, valueOf(error, order), error.id]);
  return [...places.values()].flat();
}
