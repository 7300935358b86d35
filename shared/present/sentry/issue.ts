import { frequency } from '../../domain/error/frequency.ts';
import { userCount, type TrackedError } from '../../domain/error/tracked-error.ts';
import type { Project } from '../../domain/project.ts';
import { shortId } from '../../domain/short-id.ts';
import { HOUR_S } from '../../domain/time.ts';
import { permalink } from './permalink.ts';
import { projectIdentity } from './project.ts';

/** Sentry's issue, of an error. Ids and the count are strings, as its clients insist. `base`: the API's address. */
export function issueEntity(error: TrackedError, project: Project, base: string, now: Date) {
  return {
    id: String(error.id),
    shortId: shortId(project.path, error.id),
    title: error.title,
    culprit: error.culprit,
    permalink: permalink(project, error.id, base),
    logger: null,
    level: error.level,
    status: error.status,
    statusDetails: statusDetailsOf(error),
    substatus: substatusOf(error),
    isPublic: false,
    platform: error.platform,
    project: projectIdentity(project),
    type: kindOf(error),
    metadata: metadataOf(error),
    numComments: 0,
    assignedTo: null,
    isBookmarked: false,
    isSubscribed: false,
    subscriptionDetails: null,
    hasSeen: false,
    annotations: error.gitlab_issue === undefined ? [] : [`GitLab #${error.gitlab_issue}`],
    issueType: 'error',
    issueCategory: 'error',
    // An error is not asked how it was caught; its events say so.
    isUnhandled: false,
    count: String(error.count),
    userCount: userCount(error),
    firstSeen: error.first_seen,
    lastSeen: error.last_seen,
    stats: { '24h': frequency(24, now, (start) => error.hours[start / HOUR_S]) },
  };
}

export type IssueEntity = ReturnType<typeof issueEntity>;

/** An issue as it is shown by itself. */
export function issueDetails(error: TrackedError, project: Project, base: string, now: Date) {
  return {
    ...issueEntity(error, project, base, now),
    activity: [],
    seenBy: [],
    participants: [],
    firstRelease: releaseOf(error.first_release, error.first_seen),
    lastRelease: releaseOf(error.last_release, error.last_seen),
    // Every event has a level.
    tags: [{ key: 'level', name: 'Level', totalValues: error.count }],
    pluginActions: [],
    pluginIssues: error.gitlab_issue === undefined ? [] : [gitlabIssue(error.gitlab_issue)],
    pluginContexts: [],
    userReportCount: 0,
  };
}

/** An issue of GitLab, which says its number alone when it is linked. */
export function gitlabIssue(issue_id: number) {
  return { id: 'gitlab', title: 'GitLab', issue: { issue_id, label: `#${issue_id}`, url: null } };
}

/** Whether something was thrown, or only said. */
export function kindOf({ type }: { type: string }): 'error' | 'default' {
  return type === '' ? 'default' : 'error';
}

/** What Sentry's clients make a headline of. */
export function metadataOf({ type, message, title }: { type: string; message: string; title: string }) {
  return type === '' ? { title } : { type, value: message };
}

/** Where an issue is resolved: with the next release after the latest at that time, or in one of this version. */
export interface StatusDetails {
  inNextRelease?: true;
  inRelease?: string;
}

function statusDetailsOf({ resolved_in }: TrackedError): StatusDetails {
  if (resolved_in === null) return {};
  return resolved_in.from === 'next' ? { inNextRelease: true } : { inRelease: resolved_in.version };
}

function substatusOf({ status, regressed_at }: TrackedError): string | null {
  if (status === 'ignored') return 'archived_forever';
  if (status === 'resolved') return null;
  return regressed_at === null ? 'ongoing' : 'regressed';
}

/** The version behind the name of its package: `shop@1.0.0` is `1.0.0`. */
export function shortVersion(version: string): string {
  return version.slice(version.indexOf('@') + 1) || version;
}

function releaseOf(version: string | null, dateCreated: string) {
  return version === null || version === ''
    ? null
    : { version, shortVersion: shortVersion(version), dateCreated, lastCommit: null };
}
