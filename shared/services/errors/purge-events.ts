import * as errors from '../../store/errors.ts';
import { entriesOf } from '../../store/event-lists.ts';
import * as eventRuns from '../../store/event-runs.ts';
import * as events from '../../store/events.ts';
import type { CopiedList } from '../../store/merged-lists.ts';
import { deleteItems } from '../../store/table/batch-write.ts';
import { errorPk, SORT, type Key } from '../../store/table/keys.ts';
import { readPartition } from '../../store/table/read.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * Removes the events of an error that were received up to a moment (milliseconds since 1970), the lists of them, and the
 * notes of their counts. Those that are pending in the error stay in its tombstone, where nobody is shown them.
 */
export async function purgeEvents(store: Store, projectId: number, errorId: number, upTo: number): Promise<void> {
  const isDoomed = ({ received }: { received: number }): boolean => received <= upTo;
  const isOthers = unmergedOf(store, projectId, errorId);
  const partition = readPartition<Listing>(
    store,
    errorPk(projectId, errorId),
    'pk, sk, events, received, pending, marks, copied_from',
  );
  for await (const items of partition) {
    const own = [];
    for (const item of items) if (!(await isOthers(item))) own.push(item);
    const doomed = own.flatMap(eventsOf).filter(isDoomed);
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

/**
 * Tells lists of an error that was about to be merged into this one from others. Until it is, its events are its own, and the merge
 * does not come about any more when this one is deleted.
 */
function unmergedOf(store: Store, projectId: number, errorId: number): (item: Listing) => Promise<boolean> {
  const known = new Map<number, Promise<boolean>>();
  const isUnmerged = async (from: number): Promise<boolean> =>
    (await errors.rootsOf(store, projectId, [from])).get(from) !== errorId;
  return async ({ copied_from: from }) => {
    if (from === undefined) return false;
    const asked = known.get(from) ?? isUnmerged(from);
    known.set(from, asked);
    return asked;
  };
}

function eventsOf({ events: packed, pending, marks }: Listing): { id: string; received: number }[] {
  if (packed !== undefined) return entriesOf({ events: packed });
  return pending === undefined || marks === undefined ? [] : eventRuns.eventsOf({ pending, marks });
}

const PREFIXES = [SORT.eventList, SORT.eventRun, SORT.lateEvent, SORT.countNote];

/** A list of events, a run, the error, or a note, which has no events. */
type Listing = Key &
  Partial<Pick<CopiedList, 'events' | 'copied_from'> & Pick<eventRuns.EventRun, 'pending' | 'marks'> & Note>;

interface Note {
  received: number;
}
