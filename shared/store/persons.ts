import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { personDigest, type Person } from '../domain/person.ts';
import { nextId } from './table/counter.ts';
import { keyOfPerson } from './table/item-keys.ts';
import { readItem } from './table/read.ts';
import type { Store } from './table/store.ts';

/** What is kept of a person: no name and no address, which are as the provider has them at each sign-in. */
type KnownPerson = Pick<Person, 'id' | 'issuer' | 'subject' | 'created_at'>;

/** Finds a person who has been here, or takes in one who has not. Of several at once all find the same person. */
export async function ensure(
  store: Store,
  { issuer, subject }: Pick<Person, 'issuer' | 'subject'>,
  now: Date,
): Promise<KnownPerson> {
  const key = keyOfPerson(personDigest({ issuer, subject }));
  const known = await readItem<KnownPerson>(store, key);
  if (known !== null) return personIn(known);
  const person = { id: await nextId(store, 'access_token'), issuer, subject, created_at: now.toISOString() };
  try {
    await store.db.send(
      new PutCommand({
        TableName: store.table,
        Item: { ...key, ...person },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return person;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return personIn((await readItem<KnownPerson>(store, key))!);
  }
}

function personIn({ id, issuer, subject, created_at }: KnownPerson): KnownPerson {
  return { id, issuer, subject, created_at };
}
