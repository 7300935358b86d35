import { newestFirst, placeOf, type EventPlace } from '../../domain/event-order.ts';
import type { Project } from '../../domain/project.ts';
import { RuleViolation } from '../../domain/refusals.ts';
import type { SearchPeriod } from '../../domain/search-period.ts';
import { openedEvent, type OpenedEvent } from '../../domain/stored-event.ts';
import * as listedEvents from '../../store/listed-events.ts';
import { isKept } from '../../store/table/read.ts';
import type { Store } from '../../store/table/store.ts';
import type { Issue } from '../issues/select-issues.ts';
import { placeIn } from './event-cursor.ts';
import { readListed } from './read-listed.ts';

/** Events that one request opens at the most, whatever it searches. */
export const MAX_READ_EVENTS = 100;
/** Lambda answers with 6 MB at most, the body written as a JSON string in JSON; a page ends before. */
const MAX_PAGE_BYTES = 4_000_000;
/** Of payloads that one request reads, because reading costs by the byte. A hundred ordinary events have a fifth of it. */
const MAX_READ_BYTES = 16_000_000;

/** Where a page ended: when its last event happened, its id, and the number of its project. */
export type EventsCursor = [happened: number, id: string, project: number];

/** Which events of some issues are wanted. */
export interface WantedEvents<Row> {
  period: SearchPeriod;
  /** Whether `shown` leaves out any: then a page looks at as many events as a request may. */
  isFiltered: boolean;
  /** What the page shows of an event; `null`: nothing. */
  shown: (event: OpenedEvent, project: Project) => Row | null;
}

/**
 * A page of the events of issues together, newest first. A page may be short, and even empty, before the end: a request looks
 * at so many events and no more.
 * @throws RuleViolation for a cursor of another list.
 */
export async function selectEventsOf<Row>(
  store: Store,
  issues: readonly Issue[],
  { period, isFiltered, shown }: WantedEvents<Row>,
  { limit, after }: { limit: number; after: readonly (string | number)[] | null },
  now: Date,
): Promise<{ rows: Row[]; next: EventsCursor | null }> {
  const looked = isFiltered ? MAX_READ_EVENTS : Math.min(limit, MAX_READ_EVENTS);
  const cursor = after && cursorIn(after);
  const lists = await Promise.all(issues.map((issue) => listOf(store, issue, { period, cursor, looked }, now)));
  const listed = lists.flat().toSorted(inOrder).slice(0, looked);
  const read = await readByProject(store, listed, now);
  const rows: Row[] = [];
  let bytes = 0;
  let readBytes = 0;
  for (const { id, happened, issue } of listed) {
    const stored = read.get(issue.project.id)?.get(id);
    if (stored === undefined || stored.error_id !== issue.error.id) continue;
    // One after another, because a page of them all at once would need a hundred times the memory.
    const event = openedEvent(stored);
    readBytes += event.payload.length;
    // One that was deleted and sent again at another time is shown at that one.
    const row = placeOf(event).happened === happened ? shown(event, issue.project) : null;
    if (row !== null) {
      rows.push(row);
      bytes += Buffer.byteLength(JSON.stringify(JSON.stringify(row)));
    }
    if (rows.length === limit || bytes > MAX_PAGE_BYTES || readBytes > MAX_READ_BYTES)
      return { rows, next: [happened, id, issue.project.id] };
  }
  const last = listed.length === looked ? listed.at(-1)! : null;
  return { rows, next: last && [last.happened, last.id, last.issue.project.id] };
}

interface Listed extends EventPlace {
  issue: Issue;
}

/** Newest first; events of one moment and id, which only different projects have, by project. */
function inOrder(one: Listed, other: Listed): number {
  return newestFirst(one, other) || one.issue.project.id - other.issue.project.id;
}

async function listOf(
  store: Store,
  issue: Issue,
  { period: { from, to }, cursor, looked }: { period: SearchPeriod; cursor: EventsCursor | null; looked: number },
  now: Date,
): Promise<Listed[]> {
  const { error, project } = issue;
  const listed = await listedEvents.list(store, error, {
    way: 'older',
    after: startOf(to, cursor, project.id),
    limit: looked,
    isShown: (event) => event.received > error.deleted_before && isKept(event, now),
  });
  // Not looked for while listing: that would go on to the end of all events.
  const earliest = from === null ? -Infinity : Date.parse(from);
  return listed.filter(({ happened }) => happened >= earliest).map(({ id, happened }) => ({ id, happened, issue }));
}

/** The place behind which a project's events are wanted: the older one of the end of the period and the cursor. */
function startOf(to: string | null, cursor: EventsCursor | null, projectId: number): EventPlace | null {
  const end = to === null ? null : { happened: Date.parse(to) + 1, id: '' };
  if (cursor === null) return end;
  const [happened, id, project] = cursor;
  // A project behind that of the cursor may have an event of the same moment and id.
  const place = { happened, id: projectId > project ? `${id}~` : id };
  return end === null || newestFirst(place, end) > 0 ? place : end;
}

async function readByProject(store: Store, listed: readonly Listed[], now: Date) {
  const byProject = Map.groupBy(listed, ({ issue }) => issue.project.id);
  const read = [...byProject].map(async ([projectId, some]) => {
    const wanted = some.map(({ id, issue }) => ({ id, errorId: issue.error.id }));
    return [projectId, await readListed(store, projectId, wanted, now)] as const;
  });
  return new Map(await Promise.all(read));
}

/** @throws RuleViolation for what no page ended with. */
function cursorIn([happened, id, project, ...more]: readonly (string | number)[]): EventsCursor {
  const place = placeIn([happened!, id!, ...more]);
  if (!Number.isSafeInteger(project) || (project as number) < 0) throw new RuleViolation({ code: 'cursor-invalid' });
  return [place.happened, place.id, project as number];
}
