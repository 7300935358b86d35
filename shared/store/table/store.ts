import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The table and the way to it: the first argument of every verb of the store. */
export interface Store {
  db: DynamoDBDocumentClient;
  table: string;
}

/**
 * DynamoDB answers within milliseconds. A connection that hangs is given up early enough for the SDK's retries to fit into
 * what API Gateway waits, instead of taking the whole request with it.
 */
const TIMEOUTS = { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true };

/** Opens nothing by itself: the first call connects. `options` are the SDK's, for an endpoint other than AWS's. */
export function openStore({ table }: { table: string }, options: DynamoDBClientConfig = {}): Store {
  const db = DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler: TIMEOUTS, ...options }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { db, table };
}
