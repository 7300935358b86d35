import { entriesOf, type EventList, type ListEntry } from '../../store/event-lists.ts';
import * as events from '../../store/events.ts';
import { deleteItems } from '../../store/table/batch-write.ts';
import { errorPk, SORT } from '../../store/table/keys.ts';
import { readPartition } from '../../store/table/read.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * Removes the events of an error that were received up to a moment (milliseconds since 1970), the lists of them, and the
 * notes of their counts.
 */
export async function purgeEvents(store: Store, projectId: number, errorId: number, upTo: number): Promise<void> {
  const isDoomed = ({ received }: { received: number }): boolean => received <= upTo;
  const partition = readPartition<Listing>(store, errorPk(projectId, errorId), 'pk, sk, events, received');
  for await (const items of partition) {
    const listings = items.filter(({ sk }) => PREFIXES.some((prefix) => sk.startsWith(prefix)));
    const doomed = listings.flatMap(eventsOf).filter(isDoomed);
    await events.removeMany(
      store,
      projectId,
      doomed.map(({ id }) => id),
    );
    await deleteItems(
      store,
      listings.filter((item) => (item.events === undefined ? isDoomed(item) : eventsOf(item).every(isDoomed))),
    );
  }
}

const eventsOf = ({ events: packed }: Pick<Listing, 'events'>): ListEntry[] =>
  packed === undefined ? [] : entriesOf({ events: packed });

const PREFIXES = [SORT.eventList, SORT.lateEvent, SORT.countNote];

/** A list of events, or a note, which has none. */
type Listing = Partial<Pick<EventList, 'events'>> & { received: number };
