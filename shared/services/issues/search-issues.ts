import type { ErrorOrder } from '../../domain/error/error-query.ts';
import { parseIssueSearch } from '../../domain/issue-search.ts';
import type { Project } from '../../domain/project.ts';
import { searchPeriod, type SentPeriod } from '../../domain/search-period.ts';
import * as errors from '../../store/errors.ts';
import * as events from '../../store/events.ts';
import type { Store } from '../../store/table/store.ts';
import { requireIntegrated } from '../settings/error-tracking.ts';
import { findEvent } from '../events/find-event.ts';
import { selectIssues, type Issue } from './select-issues.ts';

/** Sentry's orders. There is no list by users, and who is hit most is about what happens most. */
const ORDERS: ReadonlyMap<string, ErrorOrder> = new Map([
  ['date', 'last_seen'],
  ['new', 'first_seen'],
  ['freq', 'frequency'],
  ['user', 'frequency'],
]);

/** What clients of Sentry's Web API ask for. */
export interface SentSearch extends SentPeriod {
  query: string;
  sort?: string | null;
  environment?: readonly string[] | null;
}

/**
 * A page of the issues that a search finds in projects. A period is one in which an issue may have happened: first seen
 * before its end, last seen after its start.
 * @throws RuleViolation for a search that is not understood, or a cursor of another list.
 */
export async function searchIssues(
  store: Store,
  projects: readonly Project[],
  { query, sort, environment, ...period }: SentSearch,
  page: { limit: number; after: readonly (string | number)[] | null },
  now: Date,
): Promise<{ issues: Issue[]; next: string[] | null }> {
  const { isNever, text, first_seen_before, last_seen_after, ...conditions } = parseIssueSearch(query, now);
  const { from, to } = searchPeriod(period, now);
  if (isNever) return { issues: [], next: null };
  const wanted = {
    ...conditions,
    search_term: text,
    environments: environment ?? [],
    sort: ORDERS.get(sort ?? '') ?? 'last_seen',
    last_seen_after: furthest([last_seen_after, from], -1),
    first_seen_before: furthest([first_seen_before, to], 0),
  };
  return selectIssues(store, projects, wanted, page, now);
}

/** The last of some times in order, or (0) the first; `null` if there is none. */
function furthest(times: readonly (string | null)[], at: 0 | -1): string | null {
  return (
    times
      .filter((time) => time !== null)
      .toSorted()
      .at(at) ?? null
  );
}

/** Finds the issue of an event in projects; `null` if none of them has it. @throws RuleViolation, NotFound for one that was deleted. */
export async function issueOfEvent(
  store: Store,
  projects: readonly Project[],
  eventId: string,
  now: Date,
): Promise<Issue | null> {
  const ids = projects.map(({ id }) => id);
  const projectId = await events.projectOf(store, ids, eventId);
  const project = projects.find(({ id }) => id === projectId);
  if (project === undefined) return null;
  await requireIntegrated(store, project.id);
  const { event } = await findEvent(store, project.id, eventId, now);
  const error = await errors.read(store, project.id, event.error_id, now);
  return error && { error, project };
}
