import type { Project } from '../../domain/project.ts';
import { frequency } from '../../domain/error/frequency.ts';
import { HOUR_S } from '../../domain/time.ts';
import { userCount, type TrackedError } from '../../domain/error/tracked-error.ts';
import { snoozeOf } from '../../domain/alerts/snooze.ts';
import { errorPage } from './page-address.ts';

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
    frequency: frequency(24, now, (start) => error.hours[start / HOUR_S]),
    project_id: project.id,
    external_url: errorPage(project, error.id, origin),
    gitlab_issue: error.gitlab_issue ?? null,
    resolved_in: resolvedIn(error),
    snooze: snoozeEntity(error, now),
  };
}

/** What is left of it; `null`: the error is not silent. */
function snoozeEntity(error: TrackedError, now: Date) {
  const left = snoozeOf(error, now);
  return left && { ...left, until: left.until === null ? null : new Date(left.until).toISOString() };
}

export type ErrorEntity = ReturnType<typeof errorEntity>;

/** `version` is empty where there was no release yet; `in_next_release`: only later ones bring the error back. */
function resolvedIn({ resolved_in }: TrackedError): { version: string; in_next_release: boolean } | null {
  return resolved_in && { version: resolved_in.version, in_next_release: resolved_in.from === 'next' };
}
