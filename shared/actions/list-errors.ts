import { Invalid } from '../kernel/errors.ts';
import { ERROR_STATUSES, type ErrorStatus, type TrackedError } from '../kernel/tracked-error.ts';
import type { Store } from '../store/store.ts';
import { listErrors, type ErrorOrder, type ErrorPosition } from '../store/tracked-errors.ts';

export interface ErrorQuery {
  status: string;
  sort: string;
  search_term?: string | null;
  environment?: string | null;
  release?: string | null;
  level?: string | null;
}

/** How many errors one request looks at before it hands out a cursor to go on. */
const MOST_READ = 1_000;
const MOST_AT_ONCE = 100;

/**
 * A page of the errors that a caller asked for. Without a filter it reads what it shows; a filter reads on until the page
 * is full or its budget is used up, and what it has found by then is the page.
 */
export async function selectErrors(
  store: Store,
  projectId: number,
  query: ErrorQuery,
  { limit, after }: { limit: number; after: readonly (string | number)[] | null },
  now: Date,
): Promise<{ errors: TrackedError[]; next: [string | number, number] | null }> {
  const statuses = query.status === 'all' ? ERROR_STATUSES : [query.status as ErrorStatus];
  const order = query.sort as ErrorOrder;
  const matches = filterOf(query);
  const found: TrackedError[] = [];
  let position = after === null ? null : positionOf(after, order);
  for (let read = 0; read < MOST_READ;) {
    // With a filter, more than fits may be read at once, but never more than fits may be found.
    const wanted = matches === null ? limit - found.length : MOST_AT_ONCE;
    const page = await listErrors(store, projectId, statuses, { order, after: position, limit: wanted, now });
    for (const error of page.errors) {
      if (matches !== null && !matches(error)) continue;
      found.push(error);
      if (found.length === limit)
        return { errors: found, next: cursorOf({ value: error[SORTED_BY[order]], id: error.id }) };
    }
    if (page.next === null) return { errors: found, next: null };
    position = page.next;
    read += wanted;
  }
  return { errors: found, next: position && cursorOf(position) };
}

const SORTED_BY = { last_seen: 'last_seen', first_seen: 'first_seen', frequency: 'count' } as const;

const cursorOf = ({ value, id }: ErrorPosition): [string | number, number] => [value, id];

function positionOf([value, id]: readonly (string | number)[], order: ErrorOrder): ErrorPosition {
  const type = order === 'frequency' ? 'number' : 'string';
  if (value === undefined || typeof value !== type || typeof id !== 'number') throw new Invalid(['cursor is invalid']);
  return { value, id };
}

function filterOf({ search_term, environment, release, level }: ErrorQuery): ((error: TrackedError) => boolean) | null {
  if (!search_term && !environment && !release && !level) return null;
  const term = (search_term ?? '').toLowerCase();
  return (error) =>
    (!environment || error.environments.includes(environment)) &&
    (!release || error.releases.includes(release)) &&
    (!level || error.level === level) &&
    `${error.title}\n${error.message}\n${error.culprit}`.toLowerCase().includes(term);
}
