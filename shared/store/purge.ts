import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { ERROR_STATUSES } from '../domain/error/tracked-error.ts';
import type { EventList } from './count-events.ts';
import { deleteItems } from './table/delete.ts';
import * as events from './events.ts';
import { errorPk, keys, projectPk, SORT, type Key } from './table/keys.ts';
import type { Store } from './table/store.ts';
import * as errors from './errors.ts';

/**
 * Removes everything that lies below a deleted project: what callers hold keys to first, then its errors, of which there
 * may be many. May run twice or be killed at any point: it starts from what is still there. What a batch that was being
 * counted in that moment leaves behind is out of reach and expires.
 */
export async function purgeProject(store: Store, projectId: number): Promise<void> {
  for await (const items of partition<{ digest?: string }>(store, projectPk(projectId), 'pk, sk, digest')) {
    // A token lies in two places. The one by which callers find it goes first: a kill in between leaves the other to lead there again.
    await deleteItems(
      store,
      items.flatMap(({ digest }) => (digest === undefined ? [] : [keys.token(digest)])),
    );
    await deleteItems(store, items);
  }
  for (const status of ERROR_STATUSES) {
    for await (const ids of errors.ids(store, projectId, status))
      for (const id of ids) await purgeError(store, projectId, id);
  }
}

/** Removes an error of a deleted project with all its events. Its own item goes last: it leads here again after a kill. */
async function purgeError(store: Store, projectId: number, id: number): Promise<void> {
  await purgeEvents(store, projectId, id, Number.POSITIVE_INFINITY);
  for await (const items of partition(store, errorPk(projectId, id), 'pk, sk')) {
    await deleteItems(
      store,
      items.filter(({ sk }) => sk !== SORT.error),
    );
  }
  await deleteItems(store, [keys.error(projectId, id)]);
}

/** Removes the events of an error that were received up to a moment (milliseconds since 1970), and the lists of them. */
export async function purgeEvents(store: Store, projectId: number, errorId: number, upTo: number): Promise<void> {
  for await (const items of partition<EventList>(store, errorPk(projectId, errorId), 'pk, sk, events')) {
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

/** A partition's items, page by page. */
async function* partition<Fields>(store: Store, pk: string, projection: string): AsyncGenerator<(Key & Fields)[]> {
  const query = {
    TableName: store.table,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ProjectionExpression: projection,
    ConsistentRead: true,
  };
  for await (const page of paginateQuery({ client: store.db }, query)) yield (page.Items ?? []) as (Key & Fields)[];
}
