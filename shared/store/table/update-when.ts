import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from './keys.ts';
import type { Store } from './store.ts';

/** A change of an item's fields on a condition. */
export interface ConditionalUpdate {
  set: Readonly<Record<string, unknown>>;
  remove?: readonly string[];
  /** Names of fields with `#` before them, values by the names that `values` has for them. */
  condition: string;
  values: Readonly<Record<string, unknown>>;
}

/**
 * Changes fields of an item on a condition; all of their names are escaped.
 * @returns how the item was before
 * @throws ConditionalCheckFailedException
 */
export async function updateWhen(
  store: Store,
  key: Key,
  { set, remove = [], condition, values }: ConditionalUpdate,
): Promise<Record<string, unknown> | undefined> {
  const fields = Object.keys(set);
  const assigned = fields.map((field) => `#${field} = :set_${field}`).join(', ');
  const named = condition.match(/(?<=#)\w+/g) ?? [];
  const removed = remove.map((field) => `#${field}`).join(', ');
  const { Attributes } = await store.db.send(
    new UpdateCommand({
      TableName: store.table,
      Key: key,
      UpdateExpression: [assigned && `SET ${assigned}`, removed && `REMOVE ${removed}`].filter(Boolean).join(' '),
      ConditionExpression: condition,
      ExpressionAttributeNames: Object.fromEntries(
        [...fields, ...remove, ...named].map((field) => [`#${field}`, field]),
      ),
      ExpressionAttributeValues: {
        ...values,
        ...Object.fromEntries(fields.map((field) => [`:set_${field}`, set[field]])),
      },
      ReturnValues: 'ALL_OLD',
    }),
  );
  return Attributes;
}
