import { newestFirst } from '../../domain/event-order.ts';
import type { StoredEvent } from '../../domain/stored-event.ts';
import * as events from '../../store/events.ts';
import * as listedEvents from '../../store/listed-events.ts';
import { isKept } from '../../store/table/read.ts';
import type { Store } from '../../store/table/store.ts';
import { selectErrors } from '../errors/list-errors.ts';
import { placeIn } from './event-cursor.ts';

/** Events are listed by error; the lists of so many, those that happened last, are read for a page. */
const MAX_READ_ERRORS = 25;
/** An event may take 400 KB of the function's memory. */
const MAX_PAGE_EVENTS = 50;

/** A page of the events of a project, newest first, of the errors that happened last. */
export async function selectProjectEvents(
  store: Store,
  projectId: number,
  { limit, after }: { limit: number; after: readonly (string | number)[] | null },
  now: Date,
): Promise<{ rows: StoredEvent[]; next: [number, string] | null }> {
  const wanted = Math.min(limit, MAX_PAGE_EVENTS);
  const place = after && placeIn(after);
  const query = { status: 'all', sort: 'last_seen' } as const;
  const { errors } = await selectErrors(store, projectId, query, { limit: MAX_READ_ERRORS, after: null }, now);
  const lists = await Promise.all(
    errors.map(({ id, deleted_before }) =>
      listedEvents.list(store, projectId, id, {
        way: 'older',
        after: place,
        limit: wanted,
        isShown: (event) => event.received > deleted_before && isKept(event, now),
      }),
    ),
  );
  const listed = lists.flat().toSorted(newestFirst).slice(0, wanted);
  const ids = [...new Set(listed.map(({ id }) => id))];
  const last = listed.length === wanted ? listed.at(-1)! : null;
  return { rows: await events.readMany(store, projectId, ids, now), next: last && [last.happened, last.id] };
}
