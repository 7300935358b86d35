import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The table and the way to it: the first argument of every verb of the store. */
export interface Store {
  db: DynamoDBDocumentClient;
  table: string;
  /** Milliseconds since 1970 from which nothing is tried again. */
  deadlineMs: number;
}

/**
 * DynamoDB answers within milliseconds. A connection that hangs is given up early enough for the SDK's retries to fit
 * into what API Gateway waits, instead of taking the whole request with it.
 */
const TIMEOUTS = { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true };

/**
 * Opens a store without a deadline; nothing by itself, for the first call connects. `options` are the SDK's, for an
 * endpoint other than AWS's.
 */
export function openStore({ table }: { table: string }, options: DynamoDBClientConfig = {}): Store {
  const db = DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler: TIMEOUTS, ...options }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { db, table, deadlineMs: Number.POSITIVE_INFINITY };
}

/** What a request keeps of its time after the table: to present, log and send its answer. */
const ANSWER_MS = 500;

/** For the last attempt, which may begin just before the deadline: refused, it still tells of a conflict. */
const LAST_ATTEMPT_MS = 1_500;

/**
 * Limits a store to the time that one request has left, in milliseconds. Two seconds before its end nothing is tried
 * again, and half a second before it a call that is under way, the SDK's own retries included, is aborted (AbortError),
 * because a function that is killed tells neither its caller nor the log why.
 */
export function storeWithin(store: Store, remainingMs: number): Store {
  return storeFor(store, Math.max(0, remainingMs - ANSWER_MS), LAST_ATTEMPT_MS);
}

/**
 * Limits a store to so many milliseconds, a whole number: then a call that is under way is aborted (AbortError).
 * @param lastAttemptMs so long before, nothing is tried again
 */
export function storeFor(store: Store, callsMs: number, lastAttemptMs = 0): Store {
  const abortSignal = AbortSignal.timeout(callsMs);
  const send = (command: never, options: object = {}): Promise<unknown> =>
    store.db.send(command, { abortSignal, ...options });
  const db = Object.assign(Object.create(store.db) as Store['db'], { send: send as Store['db']['send'] });
  return { db, table: store.table, deadlineMs: Date.now() + callsMs - lastAttemptMs };
}
