import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { keyOfCounter } from './item-keys.ts';
import type { Store } from './store.ts';

/** Takes the next id of a kind, from 1, unique in the stack. A caller that dies with it leaves a gap, which is fine. */
export async function nextId(
  store: Store,
  counter: 'project' | 'group' | 'client_key' | 'access_token',
): Promise<number> {
  const { Attributes } = await store.db.send(
    new UpdateCommand({
      TableName: store.table,
      Key: keyOfCounter(counter),
      UpdateExpression: 'ADD last_id :one',
      ExpressionAttributeValues: { ':one': 1 },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return Attributes!['last_id'] as number;
}
