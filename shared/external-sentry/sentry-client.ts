import { NotFound, RuleViolation, UpstreamFailure, type Subject } from '../domain/refusals.ts';
import type { ErrorOrder, ErrorQuery } from '../domain/error/error-query.ts';
import type { ErrorStatus } from '../domain/error/tracked-error.ts';
import { eventOfIssue, type SentryEvent } from './event.ts';
import { fieldsOf, required, requiredId, type Fields } from './fields.ts';
import { errorOfIssue, type SentryError } from './issue.ts';
import { askSentry, type Sentry } from './sentry-request.ts';

/** Sentry's own default is the time last seen; GitLab does not say it. */
const SORTS: Readonly<Partial<Record<ErrorOrder, string>>> = { frequency: 'freq', first_seen: 'new' };

/** It goes out in a header and comes back in an address. */
const MAX_CURSOR_CHARACTERS = 500;

/** A page of the project's issues. Sentry's cursor is carried in ours: alone, where those of our own lists have two parts. */
export async function listIssues(
  sentry: Sentry,
  projectId: number,
  query: ErrorQuery,
  { limit, after }: { limit: number; after: readonly (string | number)[] | null },
): Promise<{ rows: SentryError[]; next: [string] | null }> {
  const search = new URLSearchParams({ query: searchOf(query), limit: String(limit) });
  const sort = SORTS[query.sort];
  if (sort !== undefined) search.set('sort', sort);
  if (query.environment) search.set('environment', query.environment);
  if (after !== null) search.set('cursor', cursorOf(after));
  const url = `${sentry.projectRoot}/issues/?${search.toString()}`;
  const { json, next } = await askSentry(sentry, { url, subject: 'external-project' });
  if (!Array.isArray(json)) throw new UpstreamFailure({ code: 'not-a-list' });
  const rows = json.map((issue) => errorOfIssue(fieldsOf(issue), projectId, sentry.apiUrl));
  return { rows, next: next === null || next.length > MAX_CURSOR_CHARACTERS ? null : [next] };
}

/** @throws NotFound for an issue of another project, too: a token often reaches more than one. */
export async function getIssue(sentry: Sentry, projectId: number, id: number): Promise<SentryError> {
  return errorOfIssue(await ownIssue(sentry, id), projectId, sentry.apiUrl);
}

/** @throws NotFound as `getIssue`, before anything is changed. */
export async function updateIssue(
  sentry: Sentry,
  projectId: number,
  id: number,
  status: ErrorStatus,
  isInNextRelease = false,
): Promise<SentryError> {
  const issue = await ownIssue(sentry, id);
  const body = { status: isInNextRelease ? 'resolvedInNextRelease' : status };
  await askSentry(sentry, { method: 'PUT', url: issueAt(sentry, id), subject: 'error', body });
  return { ...errorOfIssue(issue, projectId, sentry.apiUrl), status };
}

/** @throws NotFound as `getIssue`. */
export async function latestEvent(sentry: Sentry, id: number): Promise<SentryEvent> {
  const url = `${issueAt(sentry, id)}events/latest/`;
  const [project, event] = await inOrder(sentryProjectId(sentry), getObject(sentry, url, 'error'));
  if (requiredId(event, 'projectID') !== project) throw new NotFound('error');
  return eventOfIssue(event);
}

async function ownIssue(sentry: Sentry, id: number): Promise<Fields> {
  const [project, issue] = await inOrder(sentryProjectId(sentry), getObject(sentry, issueAt(sentry, id), 'error'));
  if (requiredId(fieldsOf(required(issue, 'project')), 'id') !== project) throw new NotFound('error');
  return issue;
}

/**
 * GitLab looks the project up in `GET /api/0/projects/` and reads its first page only. Its own address finds it among any
 * number, and in another organization with a project of the same name finds the right one.
 */
async function sentryProjectId(sentry: Sentry): Promise<number> {
  return requiredId(await getObject(sentry, `${sentry.projectRoot}/`, 'external-project'), 'id');
}

const issueAt = ({ root }: Sentry, id: number): string => `${root}/issues/${id}/`;

async function getObject(sentry: Sentry, url: string, subject: Subject): Promise<Fields> {
  return fieldsOf((await askSentry(sentry, { url, subject })).json);
}

/** Both at once; if both fail, the first is what is told, whichever was faster. */
async function inOrder<One, Other>(one: Promise<One>, other: Promise<Other>): Promise<[One, Other]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}

/** The term goes as it is, as in GitLab: whoever knows Sentry's search syntax may use it. */
function searchOf({ status, release, level, search_term, ...query }: ErrorQuery): string {
  const parts = [
    status === 'all' ? null : `is:${status}`,
    release && `release:${JSON.stringify(release)}`,
    level && `level:${level}`,
    query.last_seen_after && `lastSeen:>=${query.last_seen_after}`,
    query.last_seen_before && `lastSeen:<=${query.last_seen_before}`,
    query.first_seen_after && `firstSeen:>=${query.first_seen_after}`,
    query.first_seen_before && `firstSeen:<=${query.first_seen_before}`,
    search_term,
  ];
  return parts.filter(Boolean).join(' ');
}

/** @throws RuleViolation for one that is of our own lists, after the mode was changed. */
function cursorOf(after: readonly (string | number)[]): string {
  const [cursor] = after;
  if (after.length !== 1 || typeof cursor !== 'string' || cursor.length > MAX_CURSOR_CHARACTERS)
    throw new RuleViolation({ code: 'cursor-invalid' });
  return cursor;
}
