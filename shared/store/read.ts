import { GetCommand, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { projectPk, type Key } from './schema.ts';
import type { Store } from './store.ts';

/** One item, read consistently: what was just written is seen. The keys are part of the answer. */
export async function readItem<Item>(store: Store, key: Key): Promise<(Item & Key) | null> {
  const { Item } = await store.db.send(new GetCommand({ TableName: store.table, Key: key, ConsistentRead: true }));
  return (Item as (Item & Key) | undefined) ?? null;
}

/** Every item that a query finds, through all its pages of 1 MB. */
export async function readAll<Item>(store: Store, query: Omit<QueryCommandInput, 'TableName'>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const page of paginateQuery({ client: store.db }, { TableName: store.table, ...query })) {
    found.push(...((page.Items ?? []) as Item[]));
  }
  return found;
}

/** The items of one kind below a project, in the order of their sort keys, read consistently. */
export function readBelowProject<Item>(store: Store, projectId: number, sortPrefix: string): Promise<Item[]> {
  return readAll<Item>(store, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': projectPk(projectId), ':prefix': sortPrefix },
    ConsistentRead: true,
  });
}
