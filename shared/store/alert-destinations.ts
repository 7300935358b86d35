import type { AlertDestination } from '../domain/alerts/alert-destination.ts';
import { keyOfAlertDestination } from './table/item-keys.ts';
import type { Key } from './table/keys.ts';
import { readItem, readItems } from './table/read.ts';
import type { Store } from './table/store.ts';

/** Reads a destination; `null` if there is none of that id. */
export async function read(store: Store, projectId: number, id: number): Promise<AlertDestination | null> {
  const item = await readItem<AlertDestination>(store, keyOfAlertDestination(projectId, id));
  return item && destinationOf(item);
}

/** Reads destinations of a project, ascending by id and without those that are not there. */
export async function readMany(store: Store, projectId: number, ids: readonly number[]): Promise<AlertDestination[]> {
  const items = await readItems<AlertDestination>(
    store,
    ids.map((id) => keyOfAlertDestination(projectId, id)),
  );
  return items.map(destinationOf).toSorted((one, other) => one.id - other.id);
}

function destinationOf({ pk: _pk, sk: _sk, ...destination }: AlertDestination & Key): AlertDestination {
  return destination;
}
