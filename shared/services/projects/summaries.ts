import { frequency } from '../../domain/error/frequency.ts';
import type { Project } from '../../domain/project.ts';
import { newsOf, type News } from '../../domain/project-summary.ts';
import { DAY_MS, dayOf } from '../../domain/time.ts';
import * as errorLists from '../../store/error-lists.ts';
import * as hourlyCounts from '../../store/hourly-counts.ts';
import { projectPk } from '../../store/table/keys.ts';
import type { Store } from '../../store/table/store.ts';

/** Counting reads every index entry, so it ends somewhere. */
const MAX_COUNTED_ERRORS = 1_000;
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

/** Summarises projects, in the order given. Costs the same however many errors and events a project has. */
export async function summarise(store: Store, projects: readonly Project[], now: Date): Promise<ProjectSummary[]> {
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
  const [unresolved, latest, newest, { hours }] = await Promise.all([
    errorLists.count(store, project.id, 'unresolved', MAX_COUNTED_ERRORS),
    listed('last_seen'),
    listed('first_seen'),
    hourlyCounts.readDays(store, projectPk(project.id), yesterday, dayOf(now), now),
  ]);
  const errors = new Map([...latest.errors, ...newest.errors].map(({ error }) => [error.id, error]));
  const counts = new Map(hours.map(({ hour, count }) => [hour, count]));
  return {
    project,
    unresolved: Math.min(unresolved, MAX_COUNTED_ERRORS),
    capped: unresolved > MAX_COUNTED_ERRORS,
    last_seen: latest.errors[0]?.error.last_seen ?? null,
    frequency: frequency(24, now, (start) => counts.get(start)),
    news: newsOf([...errors.values()], now),
  };
}
