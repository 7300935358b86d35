import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { Conflict } from '../../domain/refusals.ts';
import { pause } from './backoff.ts';
import { keys } from './keys.ts';
import type { Store } from './store.ts';

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** `refused`: position in the list of the first write whose condition did not hold; nothing was written. */
export type Committed = { outcome: 'committed' } | { outcome: 'refused'; write: number };

/** Reasons that pass by waiting. The SDK tries a throttled call again by itself, but not a cancelled transaction. */
const PASSING = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];
const ATTEMPTS = 12;

/**
 * Writes all or nothing. Another transaction on the same items is no failure of ours: DynamoDB refuses the later one
 * (`TransactionConflict`), so it is tried again, with growing random pauses.
 * @throws Conflict when that did not help; whatever the SDK throws for anything but a condition that does not hold.
 */
export async function commit(store: Store, writes: readonly Write[]): Promise<Committed> {
  for (let attempt = 1; ; attempt++) {
    try {
      await store.db.send(new TransactWriteCommand({ TransactItems: [...writes] }));
      return { outcome: 'committed' };
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = (error.CancellationReasons ?? []).map((reason) => reason.Code);
      const write = reasons.indexOf('ConditionalCheckFailed');
      if (write >= 0) return { outcome: 'refused', write };
      if (!reasons.some((reason) => PASSING.includes(reason ?? ''))) throw error;
      if (attempt === ATTEMPTS) throw new Conflict('other transactions kept the items busy', { cause: error });
      await pause(attempt);
    }
  }
}

/** The condition under which anything is put below a project: a deleted one gets no new children. */
export function projectExists(store: Store, projectId: number): Write {
  return {
    ConditionCheck: {
      TableName: store.table,
      Key: keys.project(projectId),
      ConditionExpression: 'attribute_exists(pk)',
    },
  };
}

/** Puts an item that must not be there yet. */
export function putNew(store: Store, item: Record<string, unknown>): Write {
  return { Put: { TableName: store.table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } };
}
