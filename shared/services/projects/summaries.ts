import { frequency } from '../../domain/error/frequency.ts';
import type { Known, Project } from '../../domain/project.ts';
import { RuleViolation } from '../../domain/refusals.ts';
import { selectProjects } from '../../domain/select-projects.ts';
import { newsOf, type News } from '../../domain/project-summary.ts';
import { DAY_MS, dayOf } from '../../domain/time.ts';
import * as errorLists from '../../store/error-lists.ts';
import type { Store } from '../../store/table/store.ts';
import { countErrors } from '../errors/overview.ts';
import { projectHours } from './project-hours.ts';
import { visibleProjects } from './visible-projects.ts';

/** Of each list that news are looked for in: the errors that are new, and those that happened last. */
const MAX_READ_ERRORS = 10;
/** Projects are read side by side, as many at once. */
const MAX_PROJECTS_AT_ONCE = 5;

/** What somebody wants to know of a project before going there. `capped`: there are more unresolved errors than that. */
export interface ProjectSummary {
  project: Project;
  unresolved: number;
  capped: boolean;
  last_seen: string | null;
  frequency: [number, number][];
  news: News[];
}

/**
 * A page of summaries of the projects of a search, by their paths. Costs the same however many errors and events a project
 * has. `next` is how many were shown; `null` at the end.
 * @throws RuleViolation for a cursor that is of another list.
 */
export async function selectSummaries(
  store: Store,
  known: Known,
  { search }: { search?: string | null },
  { limit, after }: { limit: number; after: readonly (string | number)[] | null },
  now: Date,
): Promise<{ summaries: ProjectSummary[]; next: [number] | null }> {
  const visible = await visibleProjects(store, known);
  const found = selectProjects(visible, { search: search ?? null, order_by: 'path', sort: 'asc' });
  const start = after === null ? 0 : shownOf(after);
  const end = start + limit;
  return {
    summaries: await summarise(store, found.slice(start, end), now),
    next: end < found.length ? [end] : null,
  };
}

function shownOf([shown]: readonly (string | number)[]): number {
  if (typeof shown !== 'number' || shown <= 0) throw new RuleViolation({ code: 'cursor-invalid' });
  return shown;
}

/** Summarises projects, in the order given. */
async function summarise(store: Store, projects: readonly Project[], now: Date): Promise<ProjectSummary[]> {
  const summaries: ProjectSummary[] = [];
  for (let start = 0; start < projects.length; start += MAX_PROJECTS_AT_ONCE) {
    const some = projects.slice(start, start + MAX_PROJECTS_AT_ONCE);
    summaries.push(...(await Promise.all(some.map((project) => summary(store, project, now)))));
  }
  return summaries;
}

async function summary(store: Store, project: Project, now: Date): Promise<ProjectSummary> {
  const listed = (order: 'last_seen' | 'first_seen') =>
    errorLists.list(store, project.id, ['unresolved'], { order, after: {}, limit: MAX_READ_ERRORS, now });
  const yesterday = dayOf(new Date(now.getTime() - DAY_MS));
  const [unresolved, latest, newest, hours] = await Promise.all([
    countErrors(store, project.id, 'unresolved'),
    listed('last_seen'),
    listed('first_seen'),
    projectHours(store, project.id, [yesterday, dayOf(now)], now),
  ]);
  const errors = new Map([...latest.errors, ...newest.errors].map(({ error }) => [error.id, error]));
  const counts = new Map(hours.map(({ hour, count }) => [hour, count]));
  return {
    project,
    unresolved: unresolved.count,
    capped: unresolved.isCapped,
    last_seen: latest.errors[0]?.error.last_seen ?? null,
    frequency: frequency(24, now, (start) => counts.get(start)),
    news: newsOf([...errors.values()], now),
  };
}
