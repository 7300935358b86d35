import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { SignInGrant } from '../domain/sign-in/grant.ts';
import type { SignInProvider } from '../domain/sign-in/provider.ts';
import { keyOfSignInProvider } from './table/item-keys.ts';
import { SIGN_IN_PK, SORT } from './table/keys.ts';
import { readAll, readItem } from './table/read.ts';
import type { Store } from './table/store.ts';

/** `revision` counts the changes, so that of two operators at once none undoes the other's unseen. */
type StoredProvider = SignInProvider & { revision: number };

/** Reads a provider by its issuer, letter by letter; `null` if there is none. */
export function read(store: Store, issuer: string): Promise<SignInProvider | null> {
  return readItem<StoredProvider>(store, keyOfSignInProvider(issuer));
}

/** Reads what a provider's persons may do; `null` if there is no such provider. */
export async function readGrants(store: Store, issuer: string): Promise<readonly SignInGrant[] | null> {
  return (await read(store, issuer))?.grants ?? null;
}

/** Lists the providers, by their issuers. */
export function list(store: Store): Promise<SignInProvider[]> {
  return readAll<StoredProvider>(store, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': SIGN_IN_PK, ':prefix': SORT.provider },
    ConsistentRead: true,
  });
}

/**
 * Makes of a provider, or of none, what `step` says; `null` leaves all as it is. `overtaken`: somebody else changed it in
 * that moment, and nothing is written.
 */
export async function change(
  store: Store,
  issuer: string,
  step: (current: SignInProvider | null) => SignInProvider | null | Promise<SignInProvider | null>,
): Promise<{ outcome: 'changed'; provider: SignInProvider } | { outcome: 'unchanged' | 'overtaken' }> {
  const current = await readItem<StoredProvider>(store, keyOfSignInProvider(issuer));
  const provider = await step(current);
  if (provider === null) return { outcome: 'unchanged' };
  const revision = (current?.revision ?? 0) + 1;
  try {
    await store.db.send(
      new PutCommand({
        TableName: store.table,
        Item: { ...provider, ...keyOfSignInProvider(issuer), revision },
        ...(current === null
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'revision = :seen', ExpressionAttributeValues: { ':seen': current.revision } }),
      }),
    );
    return { outcome: 'changed', provider };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return { outcome: 'overtaken' };
    throw error;
  }
}

/** Removes a provider, with which the sessions of all its persons end. */
export async function remove(store: Store, issuer: string): Promise<{ outcome: 'removed' | 'not-found' }> {
  const { Attributes } = await store.db.send(
    new DeleteCommand({ TableName: store.table, Key: keyOfSignInProvider(issuer), ReturnValues: 'ALL_OLD' }),
  );
  return { outcome: Attributes === undefined ? 'not-found' : 'removed' };
}
