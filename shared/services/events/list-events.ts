import { eventInList } from '../../present/gitlab/event.ts';
import { placeOf } from '../../domain/event-order.ts';
import type { TrackedError } from '../../domain/error/tracked-error.ts';
import { openedEvent, type OpenedEvent } from '../../domain/stored-event.ts';
import * as listedEvents from '../../store/listed-events.ts';
import type { Store } from '../../store/table/store.ts';
import { placeIn } from './event-cursor.ts';
import { readListed } from './read-listed.ts';

/** Lambda answers with 6 MB at most, the body written as a JSON string in JSON; a page ends before. */
const MAX_PAGE_BYTES = 4_000_000;

/**
 * A page of an error's events. What expired or belongs to a former life of the error is left out.
 * @param shown makes of each what the page shows
 */
export async function selectEvents<Row = ReturnType<typeof eventInList>>(
  store: Store,
  error: TrackedError,
  { limit, after }: { limit: number; after: readonly (string | number)[] | null },
  now: Date,
  shown: (event: OpenedEvent) => Row = eventInList as (event: OpenedEvent) => Row,
): Promise<{ rows: Row[]; next: [number, string] | null }> {
  const { deleted_before } = error;
  const listed = await listedEvents.list(store, error, {
    way: 'older',
    after: after && placeIn(after),
    limit,
  });
  const byId = await readListed(
    store,
    error.project_id,
    listed.map(({ id }) => ({ id, errorId: error.id })),
    now,
  );
  const rows: Row[] = [];
  let bytes = 0;
  for (const { id: eventId, happened } of listed) {
    const stored = byId.get(eventId);
    if (stored?.error_id !== error.id || stored.received <= deleted_before) continue;
    // One after another, because a page of them all at once would need a hundred times the memory.
    const event = openedEvent(stored);
    // One that was deleted and sent again at another time is shown at that one.
    if (placeOf(event).happened !== happened) continue;
    const row = shown(event);
    rows.push(row);
    bytes += Buffer.byteLength(JSON.stringify(JSON.stringify(row)));
    if (bytes > MAX_PAGE_BYTES) return { rows, next: [happened, eventId] };
  }
  const last = listed.length === limit ? listed.at(-1) : undefined;
  return { rows, next: last ? [last.happened, last.id] : null };
}
