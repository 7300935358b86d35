import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { conditionHolds } from './condition-holds.ts';
import type { Store } from './store.ts';

/** Puts an item on a condition; where that does not hold, the item that is there is the one that is wanted. */
export async function putUnless(store: Store, input: Omit<PutCommand['input'], 'TableName'>): Promise<void> {
  await conditionHolds(() => store.db.send(new PutCommand({ TableName: store.table, ...input })));
}
