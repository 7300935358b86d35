import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Store } from './store.ts';

/** Puts an item on a condition; where that does not hold, the item that is there is the one that is wanted. */
export async function putUnless(store: Store, input: Omit<PutCommand['input'], 'TableName'>): Promise<void> {
  try {
    await store.db.send(new PutCommand({ TableName: store.table, ...input }));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
