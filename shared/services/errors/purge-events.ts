import { entriesOf, type EventList } from '../../store/event-lists.ts';
import * as eventRuns from '../../store/event-runs.ts';
import * as events from '../../store/events.ts';
import { deleteItems } from '../../store/table/batch-write.ts';
import { errorPk, SORT } from '../../store/table/keys.ts';
import { readPartition } from '../../store/table/read.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * Removes the events of an error that were received up to a moment (milliseconds since 1970), the lists of them, and the
 * notes of their counts. Those that are pending in the error stay in its tombstone, where nobody is shown them.
 */
export async function purgeEvents(store: Store, projectId: number, errorId: number, upTo: number): Promise<void> {
  const isDoomed = ({ received }: { received: number }): boolean => received <= upTo;
  const partition = readPartition<Listing>(
    store,
    errorPk(projectId, errorId),
    'pk, sk, events, received, pending, marks',
  );
  for await (const items of partition) {
    const doomed = items.flatMap(eventsOf).filter(isDoomed);
    await events.removeMany(
      store,
      projectId,
      doomed.map(({ id }) => id),
    );
    const listings = items.filter(({ sk }) => PREFIXES.some((prefix) => sk.startsWith(prefix)));
    await deleteItems(
      store,
      listings.filter((item) =>
        item.received === undefined ? eventsOf(item).every(isDoomed) : isDoomed(item as Note),
      ),
    );
  }
}

function eventsOf({ events: packed, pending, marks }: Listing): { id: string; received: number }[] {
  if (packed !== undefined) return entriesOf({ events: packed });
  return pending === undefined || marks === undefined ? [] : eventRuns.eventsOf({ pending, marks });
}

const PREFIXES = [SORT.eventList, SORT.eventRun, SORT.lateEvent, SORT.countNote];

/** A list of events, a run, the error, or a note, which has no events. */
type Listing = Partial<Pick<EventList, 'events'> & Pick<eventRuns.EventRun, 'pending' | 'marks'> & Note>;

interface Note {
  received: number;
}
