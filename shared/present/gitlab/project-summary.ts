import type { TrackedError } from '../../domain/error/tracked-error.ts';
import { fullPath, type Project } from '../../domain/project.ts';
import type { News } from '../../domain/project-summary.ts';
import { errorEntity } from './error.ts';

/** What a list of projects shows of each: how it does, beside what tells it from others. */
export function projectSummaryEntity(
  summary: {
    project: Project;
    unresolved: number;
    capped: boolean;
    last_seen: string | null;
    frequency: [number, number][];
    news: readonly News[];
  },
  origin: string,
  now: Date,
) {
  const { project, news, ...numbers } = summary;
  return {
    id: project.id,
    name: project.name,
    path_with_namespace: fullPath(project),
    created_at: project.created_at,
    ...numbers,
    news: news.map((one) => ({ news: one.news, at: one.at, error: shownError(one.error, project, origin, now) })),
  };
}

function shownError(error: TrackedError, project: Project, origin: string, now: Date) {
  const { id, title, type, message, culprit, level, count, last_seen } = errorEntity(error, project, origin, now);
  return { id, title, type, message, culprit, level, count, last_seen };
}
