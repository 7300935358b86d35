import type { EventList } from '../../store/event-lists.ts';
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
    const doomed = listings.flatMap((item) => item.events ?? []).filter(isDoomed);
    await events.removeMany(
      store,
      projectId,
      doomed.map(({ id }) => id),
    );
    await deleteItems(
      store,
      listings.filter((item) => (item.events ?? [item]).every(isDoomed)),
    );
  }
}

const PREFIXES = [SORT.eventList, SORT.lateEvent, SORT.countNote];

/** A list of events, or a note, which has none. */
type Listing = Partial<Pick<EventList, 'events'>> & { received: number };
