import { fullPath, type Project } from '../../domain/project.ts';
import { HOUR_MS, HOUR_S } from '../../domain/time.ts';
import { userCount, type TrackedError } from '../../domain/error/tracked-error.ts';

/** The fields of GitLab's error pages. `frequency`: events in each of the last 24 hours, by its start in epoch seconds. */
export function errorEntity(error: TrackedError, project: Project, origin: string, now: Date) {
  return {
    id: error.id,
    title: error.title,
    type: error.type,
    message: error.message,
    culprit: error.culprit,
    level: error.level,
    platform: error.platform,
    status: error.status,
    count: error.count,
    user_count: userCount(error),
    first_seen: error.first_seen,
    last_seen: error.last_seen,
    first_release: error.first_release,
    last_release: error.last_release,
    environments: error.environments,
    regressed_at: error.regressed_at,
    frequency: frequency(error.hours, now),
    project_id: project.id,
    external_url: `${origin}/${fullPath(project)}/-/error_tracking/${error.id}/details`,
  };
}

export type ErrorEntity = ReturnType<typeof errorEntity>;

function frequency(hours: TrackedError['hours'], now: Date): [number, number][] {
  const current = Math.floor(now.getTime() / HOUR_MS);
  return Array.from({ length: 24 }, (_, index) => current - 23 + index).map((hour) => [
    hour * HOUR_S,
    hours[hour] ?? 0,
  ]);
}
