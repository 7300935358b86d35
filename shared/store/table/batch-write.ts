import { BatchWriteCommand, type BatchWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { pause } from './backoff.ts';
import type { Key } from './keys.ts';
import type { Store } from './store.ts';

/** DynamoDB's limit for one batch. */
const BATCH = 25;

type Requests = NonNullable<BatchWriteCommandInput['RequestItems']>[string];

/** Deletes items whatever they are, in no particular order; those that are not there are no error. Keys must not
 * repeat. @throws Error at the store's deadline. */
export function deleteItems(store: Store, doomed: readonly Key[]): Promise<void> {
  return writeAll(
    store,
    doomed.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
  );
}

/** Puts items over whatever is there, in no particular order. Keys must not repeat. @throws Error at the store's
 * deadline. */
export function putItems(store: Store, items: readonly (Key & object)[]): Promise<void> {
  return writeAll(
    store,
    items.map((Item) => ({ PutRequest: { Item } })),
  );
}

async function writeAll(store: Store, requests: Requests): Promise<void> {
  for (let start = 0; start < requests.length; start += BATCH)
    await writeBatch(store, requests.slice(start, start + BATCH));
}

async function writeBatch(store: Store, requests: Requests): Promise<void> {
  let left = requests;
  for (let attempt = 1; left.length > 0; attempt++) {
    const { UnprocessedItems } = await store.db.send(new BatchWriteCommand({ RequestItems: { [store.table]: left } }));
    left = UnprocessedItems?.[store.table] ?? [];
    if (left.length > 0 && !(await pause(attempt, store.deadlineMs)))
      throw new Error(`DynamoDB left ${left.length} of the items to write until the deadline`);
  }
}
