import { ConditionalCheckFailedException, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { Conflict } from '../../domain/refusals.ts';
import { pause } from './backoff.ts';
import { readItem } from './read.ts';
import type { Key } from './keys.ts';
import type { Store } from './store.ts';
import { commit, type Write } from './transact.ts';

/** `revision` counts the writes of an item: each is made only over the revision that it was computed from. */
export type Revised<Item> = Item & { revision: number };

/**
 * Changes an item by optimistic lock: reads it, applies `step`, and writes it if its revision is unchanged; otherwise
 * tries again with growing pauses. `step` may run several times; `null` leaves the item as it is.
 * @throws Conflict if others kept changing it until the store's deadline.
 */
export async function revise<Item extends object>(
  store: Store,
  key: Key,
  step: (current: (Revised<Item> & Key) | null) => Item | null | Promise<Item | null>,
): Promise<Item | null> {
  for (let attempt = 1; ; attempt++) {
    const current = (await readItem(store, key)) as (Revised<Item> & Key) | null;
    const next = await step(current);
    if (next === null || (await replace(store, key, current, next))) return next;
    if (!(await pause(attempt, store.deadlineMs))) throw new Conflict('others kept changing the same item');
  }
}

/**
 * Changes an item by optimistic lock, as `revise` does, and other items in the same transaction where the step says so: all of
 * them or none. A write of another item whose condition does not hold makes the step be taken again, too.
 * @throws Conflict if others kept changing one of them until the store's deadline.
 */
export async function reviseTogether<Item extends object>(
  store: Store,
  key: Key,
  step: (current: (Revised<Item> & Key) | null) => Promise<{ next: Item; also: readonly Write[] } | null>,
): Promise<Item | null> {
  for (let attempt = 1; ; attempt++) {
    const current = (await readItem(store, key)) as (Revised<Item> & Key) | null;
    const stepped = await step(current);
    if (stepped === null) return null;
    const { next, also } = stepped;
    const isWritten =
      also.length === 0
        ? await replace(store, key, current, next)
        : (await commit(store, [replacement(store, key, current, next), ...also])).outcome === 'committed';
    if (isWritten) return next;
    if (!(await pause(attempt, store.deadlineMs))) throw new Conflict('others kept changing the same items');
  }
}

/** The write of an item over the revision that it was computed from. */
export function replacement(store: Store, key: Key, current: { revision: number } | null, next: object): Write {
  const condition = current
    ? { ConditionExpression: 'revision = :revision', ExpressionAttributeValues: { ':revision': current.revision } }
    : { ConditionExpression: 'attribute_not_exists(pk)' };
  const Item = { ...next, ...key, revision: (current?.revision ?? 0) + 1 };
  return { Put: { TableName: store.table, Item, ...condition } };
}

/** Whether the item was still what `current` is; if not, nothing was written. */
async function replace(store: Store, key: Key, current: { revision: number } | null, next: object): Promise<boolean> {
  try {
    await store.db.send(new PutCommand(replacement(store, key, current, next).Put!));
    return true;
  } catch (error) {
    // A transaction that changes the item meanwhile (of settings, say) is only one more who changes it.
    if (error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException) return false;
    throw error;
  }
}
