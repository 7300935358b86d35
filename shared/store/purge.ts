import { BatchWriteCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { keys, projectPk, type Key } from './schema.ts';
import type { Store } from './store.ts';
import { pause } from './transaction.ts';

/** DynamoDB's limit for one batch. */
const BATCH = 25;

/**
 * Removes everything that lies below a deleted project. May run twice or be killed at any point: it starts from what is
 * still there, and nothing can be added below a project that is gone.
 */
export async function purgeProject(store: Store, projectId: number): Promise<void> {
  const pages = paginateQuery(
    { client: store.db },
    {
      TableName: store.table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': projectPk(projectId) },
      ProjectionExpression: 'pk, sk, digest',
      ConsistentRead: true,
    },
  );
  for await (const page of pages) {
    const items = (page.Items ?? []) as (Key & { digest?: string })[];
    // A token lies in two places. The one by which callers find it goes first: a kill in between leaves the other to lead there again.
    await deleteAll(
      store,
      items.flatMap(({ digest }) => (digest === undefined ? [] : [keys.token(digest)])),
    );
    await deleteAll(
      store,
      items.map(({ pk, sk }) => ({ pk, sk })),
    );
  }
}

async function deleteAll(store: Store, doomed: readonly Key[]): Promise<void> {
  for (let start = 0; start < doomed.length; start += BATCH)
    await deleteBatch(store, doomed.slice(start, start + BATCH));
}

async function deleteBatch(store: Store, doomed: readonly Key[]): Promise<void> {
  let left = doomed.map((Key) => ({ DeleteRequest: { Key } }));
  for (let attempt = 1; left.length > 0; attempt++) {
    const { UnprocessedItems } = await store.db.send(new BatchWriteCommand({ RequestItems: { [store.table]: left } }));
    left = (UnprocessedItems?.[store.table] ?? []) as typeof left;
    if (left.length > 0) await pause(attempt);
  }
}
