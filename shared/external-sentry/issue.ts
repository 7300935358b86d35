import type { ErrorEntity } from '../present/gitlab/error.ts';
import { externalUrl } from '../domain/sentry-api-url.ts';
import type { ErrorStatus } from '../domain/error/tracked-error.ts';
import { date, fieldsOf, integer, listOf, requiredId, text, type Fields } from './fields.ts';

/** Like one of our own errors; only the id must be there (as in GitLab), so a date may be missing. */
export type SentryError = Omit<ErrorEntity, 'first_seen' | 'last_seen'> & {
  first_seen: string | null;
  last_seen: string | null;
};

/**
 * A Sentry issue as one of our errors, read as GitLab reads it. `project_id` is our project's, not Sentry's. Releases are
 * in the answer for one issue only; environments, the time of a regression, the issue in GitLab, the release of a resolution and
 * how it is snoozed are in none.
 */
export function errorOfIssue(issue: Fields, projectId: number, apiUrl: string): SentryError {
  const id = requiredId(issue, 'id');
  return {
    id,
    title: text(issue['title']) ?? '',
    type: text(issue['type']) ?? '',
    message: text(fieldsOf(issue['metadata'])['value']) ?? '',
    culprit: text(issue['culprit']) ?? '',
    level: text(issue['level']) ?? 'error',
    platform: text(issue['platform']) ?? 'other',
    status: statusOf(issue['status']),
    count: integer(issue['count']) ?? 0,
    user_count: integer(issue['userCount']) ?? 0,
    first_seen: date(issue['firstSeen']),
    last_seen: date(issue['lastSeen']),
    first_release: text(fieldsOf(issue['firstRelease'])['version']),
    last_release: text(fieldsOf(issue['lastRelease'])['version']),
    environments: [],
    regressed_at: null,
    frequency: frequencyOf(fieldsOf(issue['stats'])['24h']),
    project_id: projectId,
    external_url: `${pageOf(apiUrl)}/issues/${id}`,
    gitlab_issue: null,
    resolved_in: null,
    snooze: null,
  };
}

/** Sentry has more of them than GitLab shows. */
function statusOf(value: unknown): ErrorStatus {
  if (value === 'resolved' || value === 'resolvedInNextRelease') return 'resolved';
  return value === 'ignored' || value === 'muted' || value === 'archived' ? 'ignored' : 'unresolved';
}

function frequencyOf(value: unknown): [number, number][] {
  return listOf(value).flatMap((pair): [number, number][] => {
    const [time, count] = listOf(pair).map(integer);
    return time == null || count == null ? [] : [[time, count]];
  });
}

/** As GitLab makes it: the address without the API's part, slashes squeezed, none at the end. */
function pageOf(apiUrl: string): string {
  const { origin, pathname } = new URL(externalUrl(apiUrl));
  return origin + pathname.replace(/\/+/g, '/').replace(/\/$/, '');
}
