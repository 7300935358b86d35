import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { pause } from './backoff.ts';
import type { Key } from './keys.ts';
import type { Store } from './store.ts';

/** DynamoDB's limit for one batch. */
const BATCH = 25;

/** Deletes items whatever they are, in no particular order; those that are not there are no error. Keys must not
 * repeat. @throws Error at the store's deadline. */
export async function deleteItems(store: Store, doomed: readonly Key[]): Promise<void> {
  for (let start = 0; start < doomed.length; start += BATCH)
    await deleteBatch(store, doomed.slice(start, start + BATCH));
}

async function deleteBatch(store: Store, doomed: readonly Key[]): Promise<void> {
  let left = doomed.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }));
  for (let attempt = 1; left.length > 0; attempt++) {
    const { UnprocessedItems } = await store.db.send(new BatchWriteCommand({ RequestItems: { [store.table]: left } }));
    left = (UnprocessedItems?.[store.table] ?? []) as typeof left;
    if (left.length > 0 && !(await pause(attempt, store.deadlineMs)))
      throw new Error(`DynamoDB left ${left.length} of the items to delete until the deadline`);
  }
}
