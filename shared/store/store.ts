import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The table and the way to it: the first argument of every verb of the store. */
export interface Store {
  db: DynamoDBDocumentClient;
  table: string;
}

/** Opens nothing by itself: the first call connects. `options` are the SDK's, for an endpoint other than AWS's. */
export function openStore({ table }: { table: string }, options: DynamoDBClientConfig = {}): Store {
  const db = DynamoDBDocumentClient.from(new DynamoDBClient(options), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { db, table };
}
