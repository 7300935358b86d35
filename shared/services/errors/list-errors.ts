import { RuleViolation } from '../../domain/refusals.ts';
import { environmentName, releaseName } from '../../domain/event-summary.ts';
import type { ErrorOrder, ErrorQuery } from '../../domain/error/error-query.ts';
import { byFrequency } from '../../domain/error/frequency-step.ts';
import { ERROR_STATUSES, type ErrorStatus, type TrackedError } from '../../domain/error/tracked-error.ts';
import type { Store } from '../../store/table/store.ts';
import type { ErrorPosition, ErrorPositions } from '../../store/merge-lists.ts';
import * as errorLists from '../../store/error-lists.ts';
import type { TimeRange } from '../../store/error-lists.ts';

/** How many errors one request looks at before it hands out a cursor to go on. */
const MAX_READ_ERRORS = 1_000;
const MAX_ERRORS_AT_ONCE = 100;

/** A page of errors; `searched` is how many were looked at for it. */
interface SelectedErrors {
  errors: TrackedError[];
  searched: number;
  next: (string | number)[] | null;
}

/**
 * A page of the errors that a caller asked for. Without a filter it reads what it shows; a filter reads on until the
 * page is full or its budget is used up, and what it has found by then is the page.
 */
export async function selectErrors(
  store: Store,
  projectId: number,
  query: ErrorQuery,
  { limit, after }: { limit: number; after: readonly (string | number)[] | null },
  now: Date,
): Promise<SelectedErrors> {
  const statuses = query.status === 'all' ? ERROR_STATUSES : [query.status];
  const order = query.sort;
  const range = rangeOf(query);
  if (range !== null && range.from > range.to) return { errors: [], searched: 0, next: null };
  const filters = filtersOf(query);
  // More than fits may be read: with a filter to find it, and without one where expired errors stand in between.
  const wanted = filters.length === 0 ? limit : MAX_ERRORS_AT_ONCE;
  const found: TrackedError[] = [];
  // The index knows counts by steps. The cursor is a place in the index, so a page is sorted when it is whole.
  const sorted = (): TrackedError[] => (order === 'frequency' ? byFrequency(found) : found);
  let position = after === null ? {} : positionsOf(after, statuses, { order, range });
  let searched = 0;
  for (let read = 0; read < MAX_READ_ERRORS; read += wanted) {
    const page = await errorLists.list(store, projectId, statuses, {
      order,
      range,
      after: position,
      limit: wanted,
      now,
    });
    for (const listed of page.errors) {
      searched += 1;
      if (!filters.every((matches) => matches(listed.error))) continue;
      found.push(listed.error);
      if (found.length === limit) return { errors: sorted(), searched, next: cursorOf(listed.after) };
    }
    if (page.next === null) return { errors: sorted(), searched, next: null };
    position = page.next;
  }
  return { errors: sorted(), searched, next: cursorOf(position) };
}

/** Three parts for every status that was begun. */
function cursorOf(positions: ErrorPositions): (string | number)[] {
  return Object.entries(positions).flatMap(([status, { value, id }]) => [status, value, id]);
}

function positionsOf(
  cursor: readonly (string | number)[],
  statuses: readonly ErrorStatus[],
  list: { order: ErrorOrder; range: TimeRange | null },
): ErrorPositions {
  const positions: Partial<Record<ErrorStatus, ErrorPosition>> = {};
  for (let start = 0; start < cursor.length; start += 3) {
    const [name, value, id] = cursor.slice(start, start + 3);
    const status = statuses.find((one) => one === name);
    if (!status || !isValueOf(list, value) || typeof id !== 'number')
      throw new RuleViolation({ code: 'cursor-invalid' });
    positions[status] = { value, id };
  }
  return positions;
}

/** DynamoDB refuses a place in an index that no item could have, such as an empty one, or that is out of the range. */
function isValueOf(
  { order, range }: { order: ErrorOrder; range: TimeRange | null },
  value: string | number | undefined,
): value is string | number {
  if (order === 'frequency') return typeof value === 'number';
  if (typeof value !== 'string' || !/^[\d.:TZ-]{24}$/.test(value)) return false;
  return range === null || (value >= range.from && value <= range.to);
}

/** What an index may hold: no time sorts before the one or after the other. */
const [FIRST_TIME, LAST_TIME] = ['0000', '9999'] as const;

/** The part of the list that the bounds of its own order leave; `null` is all of it. */
function rangeOf(query: ErrorQuery): TimeRange | null {
  if (query.sort === 'frequency') return null;
  const [from, to] = [query[`${query.sort}_after`], query[`${query.sort}_before`]];
  return from || to ? { from: from || FIRST_TIME, to: to || LAST_TIME } : null;
}

/** Whatever is asked for beyond status and order, but for what the index itself leaves out. */
function filtersOf(query: ErrorQuery): ((error: TrackedError) => boolean)[] {
  const { search_term, environment, environments: anyOf = [], release, level } = query;
  const term = search_term?.toLowerCase();
  const seenIn = environment && environmentName(environment);
  const released = release && releaseName(release);
  const filters: (((error: TrackedError) => boolean) | '' | false | null | undefined)[] = [
    term && (({ title, message, culprit }) => `${title}\n${message}\n${culprit}`.toLowerCase().includes(term)),
    seenIn && (({ environments }) => environments.includes(seenIn)),
    anyOf.length > 0 && (({ environments }) => anyOf.some((name) => environments.includes(environmentName(name)))),
    released && (({ releases }) => releases.includes(released)),
    level && ((error) => error.level === level),
    ...TIMES.filter((time) => time !== query.sort).flatMap((time) => {
      const [from, to] = [query[`${time}_after`], query[`${time}_before`]];
      return [
        from && ((error: TrackedError) => error[time] >= from),
        to && ((error: TrackedError) => error[time] <= to),
      ];
    }),
  ];
  return filters.filter((filter) => typeof filter === 'function');
}

const TIMES = ['last_seen', 'first_seen'] as const;
