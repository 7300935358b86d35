import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { digestOf } from '../domain/access-token.ts';
import type { Session } from '../domain/session.ts';
import { keyOfSession } from './table/item-keys.ts';
import { readItem } from './table/read.ts';
import type { Store } from './table/store.ts';

/** Stores a new session; there is none of its secret yet. */
export async function create(store: Store, session: Session): Promise<void> {
  await store.db.send(
    new PutCommand({
      TableName: store.table,
      Item: { ...keyOfSession(session.digest), ...session },
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
}

/** Reads the session that a secret belongs to, even one that is over; `null` for an unknown secret. */
export function readBySecret(store: Store, secret: string): Promise<Session | null> {
  return readItem<Session>(store, keyOfSession(digestOf(secret)));
}

/** Writes down that a session was used. One that was ended, or seen by somebody else, since it was read stays as it is. */
export async function see(store: Store, { digest, seen_at }: Session, now: Date): Promise<void> {
  try {
    await store.db.send(
      new UpdateCommand({
        TableName: store.table,
        Key: keyOfSession(digest),
        UpdateExpression: 'SET seen_at = :now',
        ConditionExpression: 'seen_at = :before',
        ExpressionAttributeValues: { ':now': now.toISOString(), ':before': seen_at },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** Ends the session that a secret belongs to; twice is no error. */
export async function end(store: Store, secret: string): Promise<void> {
  await store.db.send(new DeleteCommand({ TableName: store.table, Key: keyOfSession(digestOf(secret)) }));
}
