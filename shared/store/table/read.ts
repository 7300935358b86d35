import { BatchGetCommand, GetCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { pause } from './backoff.ts';
import { projectPk, type Key } from './keys.ts';
import { pagesOf } from './pages.ts';
import type { Store } from './store.ts';

/**
 * Reads one item, consistently: what was just written is seen. The keys are part of the answer; `null` if it is not
 * there.
 */
export async function readItem<Item>(store: Store, key: Key): Promise<(Item & Key) | null> {
  const { Item } = await store.db.send(new GetCommand({ TableName: store.table, Key: key, ConsistentRead: true }));
  return (Item as (Item & Key) | undefined) ?? null;
}

/** Reads every item that a query finds, through all its pages of 1 MB. */
export async function readAll<Item>(store: Store, query: Omit<QueryCommandInput, 'TableName'>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const page of pagesOf<Item>(store, { TableName: store.table, ...query })) found.push(...page);
  return found;
}

/** Reads the items of one kind below a project, in the order of their sort keys, consistently. */
export function readBelowProject<Item>(store: Store, projectId: number, sortPrefix: string): Promise<(Item & Key)[]> {
  return readAll<Item & Key>(store, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': projectPk(projectId), ':prefix': sortPrefix },
    ConsistentRead: true,
  });
}

/** Asks for the items of a partition whose sort keys lie between two, both of which count, consistently. */
export function between(store: Store, pk: string, first: string, last: string) {
  return {
    TableName: store.table,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: { ':pk': pk, ':first': first, ':last': last },
    ConsistentRead: true,
  };
}

/** Reads a partition's items page by page, in the order of their sort keys, consistently. */
export function readPartition<Fields>(store: Store, pk: string, projection: string): AsyncGenerator<(Key & Fields)[]> {
  return pagesOf(store, {
    TableName: store.table,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ProjectionExpression: projection,
    ConsistentRead: true,
  });
}

/** DynamoDB's limit for one batch. */
const MAX_BATCH_KEYS = 100;

/**
 * Reads items by their keys, in any order and without those that are not there, consistently. Keys must not repeat.
 * What DynamoDB leaves out of an answer (more than 16 MB, or too busy) is asked for again.
 * @param projection the attributes to answer; all of them if it is missing
 * @param ConsistentRead `false`: for half the units, what was just written may not be seen.
 * @throws Error at the store's deadline.
 */
export async function readItems<Item>(
  store: Store,
  keys: readonly Key[],
  projection?: string,
  ConsistentRead = true,
): Promise<(Item & Key)[]> {
  const found: (Item & Key)[] = [];
  for (let start = 0; start < keys.length; start += MAX_BATCH_KEYS) {
    let left: readonly Record<string, unknown>[] = keys
      .slice(start, start + MAX_BATCH_KEYS)
      .map(({ pk, sk }) => ({ pk, sk }));
    for (let attempt = 0; left.length > 0; attempt++) {
      if (attempt > 0 && !(await pause(attempt, store.deadlineMs)))
        throw new Error(`DynamoDB left ${left.length} of the items to read until the deadline`);
      const asked = { Keys: [...left], ConsistentRead, ProjectionExpression: projection };
      const request = { [store.table]: asked };
      const { Responses, UnprocessedKeys } = await store.db.send(new BatchGetCommand({ RequestItems: request }));
      found.push(...((Responses?.[store.table] ?? []) as (Item & Key)[]));
      left = UnprocessedKeys?.[store.table]?.Keys ?? [];
    }
  }
  return found;
}

/** Tells whether an item's time is not over yet, because DynamoDB may take two days to remove one whose time is. */
export function isKept({ expires_at }: { expires_at: number }, now: Date): boolean {
  return expires_at * 1000 > now.getTime();
}
