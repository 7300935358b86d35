import { eventInList } from '../../present/gitlab/event.ts';
import { RuleViolation } from '../../domain/refusals.ts';
import type { TrackedError } from '../../domain/error/tracked-error.ts';
import * as events from '../../store/events.ts';
import * as eventLists from '../../store/event-lists.ts';
import type { EventPosition } from '../../store/event-lists.ts';
import type { Store } from '../../store/table/store.ts';

/** Lambda answers with 6 MB at most, the body written as a JSON string in JSON; a page ends before. */
const MAX_PAGE_BYTES = 4_000_000;

/** A page of an error's events. What expired or belongs to a former life of the error is left out. */
export async function selectEvents(
  store: Store,
  { project_id, id, deleted_before }: TrackedError,
  { limit, after }: { limit: number; after: readonly (string | number)[] | null },
  now: Date,
): Promise<{ rows: ReturnType<typeof eventInList>[]; next: [string, number] | null }> {
  const listed = await eventLists.listIds(store, project_id, id, after && positionOf(after), limit);
  const read = await events.readMany(
    store,
    project_id,
    listed.map((event) => event.id),
    now,
  );
  const byId = new Map(
    read.filter(({ received }) => received > deleted_before).map((event) => [event.event_id, event]),
  );
  const rows = [];
  let bytes = 0;
  for (const {
    id: eventId,
    after: { list, shown },
  } of listed) {
    const event = byId.get(eventId);
    if (event === undefined) continue;
    const row = eventInList(event);
    rows.push(row);
    bytes += Buffer.byteLength(JSON.stringify(JSON.stringify(row)));
    if (bytes > MAX_PAGE_BYTES) return { rows, next: [list, shown] };
  }
  const last = listed.at(-1)?.after;
  return { rows, next: listed.length === limit && last ? [last.list, last.shown] : null };
}

function positionOf([list, shown]: readonly (string | number)[]): EventPosition {
  if (typeof list !== 'string' || !eventLists.isName(list) || typeof shown !== 'number' || shown < 0)
    throw new RuleViolation({ code: 'cursor-invalid' });
  return { list, shown };
}
