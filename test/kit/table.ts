import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { REGION } from '../../local/assembly/references.ts';
import type { Key } from '../../shared/store/table/keys.ts';
import type { TableAccess } from './target.ts';

/** The way around the API, for what it does not show and for what it refuses to make. */
export async function readStored({ name, ...access }: TableAccess, Key: Key): Promise<Record<string, unknown>> {
  const { Item } = await withClient(access, (db) =>
    db.send(new GetCommand({ TableName: name, Key, ConsistentRead: true })),
  );
  if (Item === undefined) throw new Error(`the table has no ${Key.pk} ${Key.sk}`);
  return Item;
}

export async function putStored({ name, ...access }: TableAccess, Item: Key & Record<string, unknown>): Promise<void> {
  await withClient(access, (db) => db.send(new PutCommand({ TableName: name, Item })));
}

export async function removeStored({ name, ...access }: TableAccess, Key: Key): Promise<void> {
  await withClient(access, (db) => db.send(new DeleteCommand({ TableName: name, Key })));
}

async function withClient<Answer>(
  { endpoint, ...credentials }: Omit<TableAccess, 'name'>,
  work: (db: DynamoDBDocumentClient) => Promise<Answer>,
): Promise<Answer> {
  const db = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region: REGION, credentials }));
  try {
    return await work(db);
  } finally {
    db.destroy();
  }
}
