import type { EventList } from '../../store/event-lists.ts';
import * as events from '../../store/events.ts';
import { deleteItems } from '../../store/table/delete.ts';
import { errorPk, SORT } from '../../store/table/keys.ts';
import { readPartition } from '../../store/table/read.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * Removes the events of an error that were received up to a moment (milliseconds since 1970), and the lists of them.
 */
export async function purgeEvents(store: Store, projectId: number, errorId: number, upTo: number): Promise<void> {
  for await (const items of readPartition<EventList>(store, errorPk(projectId, errorId), 'pk, sk, events')) {
    const lists = items.filter(({ sk }) => sk.startsWith(SORT.eventList));
    const doomed = lists.flatMap((list) => list.events).filter(({ received }) => received <= upTo);
    await events.removeMany(
      store,
      projectId,
      doomed.map(({ id }) => id),
    );
    await deleteItems(
      store,
      lists.filter((list) => list.events.every(({ received }) => received <= upTo)),
    );
  }
}
