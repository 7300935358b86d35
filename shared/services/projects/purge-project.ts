import { ERROR_STATUSES } from '../../domain/error/tracked-error.ts';
import { deleteItems } from '../../store/table/batch-write.ts';
import { purgeEvents } from '../errors/purge-events.ts';
import { keyOfError, keyOfToken, mergedErrorOf } from '../../store/table/item-keys.ts';
import { errorPk, isOfKind, projectPk, SORT } from '../../store/table/keys.ts';
import { readPartition } from '../../store/table/read.ts';
import type { Store } from '../../store/table/store.ts';
import * as errorLists from '../../store/error-lists.ts';

/**
 * Removes everything that lies below a deleted project: what callers hold keys to first, then its errors, of which
 * there may be many. May run twice or be killed at any point: it starts from what is still there. What a batch that was
 * being counted or an upload that was being built in that moment leaves behind is out of reach and expires.
 */
export async function purgeProject(store: Store, projectId: number): Promise<void> {
  for await (const items of readPartition<{ digest?: string }>(store, projectPk(projectId), 'pk, sk, digest')) {
    // A token lies in two places. The one by which callers find it goes first: a kill in between leaves the other to lead there again.
    await deleteItems(
      store,
      items.flatMap(({ sk, digest }) =>
        isOfKind('accessToken', sk) && digest !== undefined ? [keyOfToken(digest)] : [],
      ),
    );
    await deleteItems(store, items);
  }
  for (const status of ERROR_STATUSES) {
    for await (const ids of errorLists.ids(store, projectId, status))
      for (const id of ids) await purgeError(store, projectId, id);
  }
}

/**
 * Removes an error of a deleted project with all its events, after those that were merged into it, which no index has. Its own
 * item goes last: it leads here again after a kill.
 */
async function purgeError(store: Store, projectId: number, id: number): Promise<void> {
  await purgeEvents(store, projectId, id, Number.POSITIVE_INFINITY);
  for await (const items of readPartition(store, errorPk(projectId, id), 'pk, sk')) {
    for (const alias of items.flatMap((item) => mergedErrorOf(item) ?? [])) await purgeError(store, projectId, alias);
    await deleteItems(
      store,
      items.filter(({ sk }) => sk !== SORT.error),
    );
  }
  await deleteItems(store, [keyOfError(projectId, id)]);
}
