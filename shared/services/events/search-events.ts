import type { Project } from '../../domain/project.ts';
import type { SearchPeriod } from '../../domain/search-period.ts';
import { issueReference } from '../../domain/short-id.ts';
import { openedEvent, type OpenedEvent } from '../../domain/stored-event.ts';
import { eventInTable, type EventInTable } from '../../present/sentry/event-fields.ts';
import * as events from '../../store/events.ts';
import type { Store } from '../../store/table/store.ts';
import { namedIssue } from '../issues/named-issue.ts';
import type { Issue } from '../issues/select-issues.ts';
import { selectEventsOf, type EventsCursor } from './events-of-issues.ts';
import { latestIssues } from './latest-issues.ts';
import type { SearchedEvents } from './read-event-search.ts';

/** In which projects events are searched, of one issue only (`null`: of any), and what the page shows of each. */
export interface Searching<Row> {
  projects: readonly Project[];
  only: Issue | null;
  /** @param row makes what the event's fields are read from, which costs reading its payload */
  shown: (event: OpenedEvent, row: () => EventInTable) => Row;
}

/**
 * A page of the events that a search finds, newest first: of the issue or the event that it names, else of the issues that
 * happened last. May be short, and even empty, before the end.
 * @throws RuleViolation for a cursor of another list.
 */
export async function searchEvents<Row>(
  store: Store,
  searched: SearchedEvents,
  { projects, only, shown }: Searching<Row>,
  page: { limit: number; after: readonly (string | number)[] | null },
  now: Date,
): Promise<{ rows: Row[]; next: EventsCursor | null }> {
  const { isFiltered, isFound, minutes } = searched;
  const { issues, period } = await placesOf(store, projects, only, searched, now);
  const isWanted = ({ project, error }: Issue): boolean =>
    only === null || (project.id === only.project.id && error.id === only.error.id);
  const shownIfFound = (event: OpenedEvent, project: Project): Row | null => {
    let made: EventInTable | undefined;
    const row = (): EventInTable => (made ??= eventInTable(event, project, minutes));
    return !isFiltered || isFound(row()) ? shown(event, row) : null;
  };
  const wanted = { period, isFiltered, shown: shownIfFound };
  return selectEventsOf(store, issues.filter(isWanted), wanted, page, now);
}

interface Places {
  issues: Issue[];
  period: SearchPeriod;
}

async function placesOf(
  store: Store,
  projects: readonly Project[],
  only: Issue | null,
  { eventId, issue, period, environments }: SearchedEvents,
  now: Date,
): Promise<Places> {
  if (eventId !== null) return placesOfEvent(store, projects, eventId, period, now);
  if (issue !== null) {
    const reference = issueReference(issue);
    const found = reference && (await namedIssue(store, projects, reference, now));
    return { issues: found === null ? [] : [found], period };
  }
  if (only !== null) return { issues: projects.length === 0 ? [] : [only], period };
  return { issues: await latestIssues(store, projects, period, environments, now), period };
}

/** Of an event's issue the moment at which it happened, if that is in the period. */
async function placesOfEvent(
  store: Store,
  projects: readonly Project[],
  eventId: string,
  { from, to }: SearchPeriod,
  now: Date,
): Promise<Places> {
  const ids = projects.map(({ id }) => id);
  const projectId = await events.projectOf(store, ids, eventId);
  const stored = projectId === null ? null : await events.read(store, projectId, eventId, now);
  if (stored === null) return { issues: [], period: { from, to } };
  const own = projects.filter(({ id }) => id === projectId);
  const issue = await namedIssue(store, own, { id: stored.error_id, prefix: null }, now);
  const at = openedEvent(stored).timestamp;
  const isInside = (from === null || at >= from) && (to === null || at <= to);
  return { issues: issue !== null && isInside ? [issue] : [], period: { from: at, to: at } };
}
