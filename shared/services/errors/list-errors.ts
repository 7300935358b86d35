import { RuleViolation } from '../../domain/refusals.ts';
import { environmentName, releaseName } from '../../domain/event-summary.ts';
import type { ErrorOrder, ErrorQuery } from '../../domain/error/error-query.ts';
import { ERROR_STATUSES, type ErrorStatus, type TrackedError } from '../../domain/error/tracked-error.ts';
import type { Store } from '../../store/table/store.ts';
import type { ErrorPosition, ErrorPositions } from '../../store/merge-lists.ts';
import * as errors from '../../store/errors.ts';

/** How many errors one request looks at before it hands out a cursor to go on. */
const MAX_READ_ERRORS = 1_000;
const MAX_ERRORS_AT_ONCE = 100;

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
): Promise<{ errors: TrackedError[]; next: (string | number)[] | null }> {
  const statuses = query.status === 'all' ? ERROR_STATUSES : [query.status];
  const order = query.sort;
  const matches = filterOf(query);
  const found: TrackedError[] = [];
  let position = after === null ? {} : positionsOf(after, order, statuses);
  for (let read = 0; read < MAX_READ_ERRORS;) {
    // More than fits may be read: with a filter to find it, and without one where expired errors stand in between.
    const wanted = matches === null ? limit : MAX_ERRORS_AT_ONCE;
    const page = await errors.list(store, projectId, statuses, { order, after: position, limit: wanted, now });
    for (const listed of page.errors) {
      if (matches !== null && !matches(listed.error)) continue;
      found.push(listed.error);
      if (found.length === limit) return { errors: found, next: cursorOf(listed.after) };
    }
    if (page.next === null) return { errors: found, next: null };
    position = page.next;
    read += wanted;
  }
  return { errors: found, next: cursorOf(position) };
}

/** Three parts for every status that was begun. */
function cursorOf(positions: ErrorPositions): (string | number)[] {
  return Object.entries(positions).flatMap(([status, { value, id }]) => [status, value, id]);
}

function positionsOf(
  cursor: readonly (string | number)[],
  order: ErrorOrder,
  statuses: readonly ErrorStatus[],
): ErrorPositions {
  const positions: Partial<Record<ErrorStatus, ErrorPosition>> = {};
  for (let start = 0; start < cursor.length; start += 3) {
    const [name, value, id] = cursor.slice(start, start + 3);
    const status = statuses.find((one) => one === name);
    if (!status || !isValueOf(order, value) || typeof id !== 'number')
      throw new RuleViolation({ code: 'cursor-invalid' });
    positions[status] = { value, id };
  }
  return positions;
}

/** DynamoDB refuses a place in an index that no item could have, such as an empty one. */
function isValueOf(order: ErrorOrder, value: string | number | undefined): value is string | number {
  return order === 'frequency' ? typeof value === 'number' : /^[\d.:TZ-]{24}$/.test(String(value));
}

function filterOf({ search_term, environment, release, level }: ErrorQuery): ((error: TrackedError) => boolean) | null {
  if (!search_term && !environment && !release && !level) return null;
  const term = (search_term ?? '').toLowerCase();
  const seenIn = environment && environmentName(environment);
  const released = release && releaseName(release);
  return (error) =>
    (!seenIn || error.environments.includes(seenIn)) &&
    (!released || error.releases.includes(released)) &&
    (!level || error.level === level) &&
    `${error.title}\n${error.message}\n${error.culprit}`.toLowerCase().includes(term);
}
