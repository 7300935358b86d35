import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { digestOf } from '../domain/access-token.ts';
import type { SignInAttempt } from '../domain/sign-in/attempt.ts';
import { keyOfSignInAttempt } from './table/item-keys.ts';
import type { Store } from './table/store.ts';

/** Stores an attempt that has just begun; there is none of its state yet. */
export async function create(store: Store, attempt: SignInAttempt): Promise<void> {
  await store.db.send(
    new PutCommand({
      TableName: store.table,
      Item: { ...keyOfSignInAttempt(attempt.digest), ...attempt },
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
}

/**
 * Takes an attempt out of the table, so that of all who come with its state one goes on with it. `null`: it is not there,
 * its time is over, or another browser began it; then it stays for that.
 */
export async function take(
  store: Store,
  { state, secret }: { state: string; secret: string },
  now: Date,
): Promise<SignInAttempt | null> {
  try {
    const { Attributes } = await store.db.send(
      new DeleteCommand({
        TableName: store.table,
        Key: keyOfSignInAttempt(digestOf(state)),
        ConditionExpression: 'browser = :browser AND expires_at > :now',
        ExpressionAttributeValues: { ':browser': digestOf(secret), ':now': Math.floor(now.getTime() / 1000) },
        ReturnValues: 'ALL_OLD',
      }),
    );
    return Attributes as SignInAttempt;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return null;
    throw error;
  }
}
