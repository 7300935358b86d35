import type { AlertDestination } from '../domain/alerts/alert-destination.ts';
import { keyOfAlertDestination, keyOfAlertGate } from './table/item-keys.ts';
import type { Key } from './table/keys.ts';
import { readItem, readItems } from './table/read.ts';
import type { Store } from './table/store.ts';
import { putNew, type Write } from './table/transact.ts';

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

/** Makes the write of a new destination. */
export function creation(store: Store, destination: AlertDestination): Write {
  return putNew(store, { ...keyOfAlertDestination(destination.project_id, destination.id), ...destination });
}

/** Makes the write of a destination over the revision that it was made from. */
export function replacement(store: Store, before: AlertDestination, next: AlertDestination): Write {
  return {
    Put: {
      TableName: store.table,
      Item: { ...keyOfAlertDestination(next.project_id, next.id), ...next, revision: before.revision + 1 },
      ConditionExpression: 'revision = :revision',
      ExpressionAttributeValues: { ':revision': before.revision },
    },
  };
}

/** Makes the writes that remove a destination, with all that waits for it. */
export function removal(store: Store, projectId: number, id: number): Write[] {
  const keys = [keyOfAlertDestination(projectId, id), keyOfAlertGate(projectId, id)];
  return keys.map((Key) => ({ Delete: { TableName: store.table, Key } }));
}

function destinationOf({ pk: _pk, sk: _sk, ...destination }: AlertDestination & Key): AlertDestination {
  return destination;
}
