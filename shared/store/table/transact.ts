import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { Conflict } from '../../domain/refusals.ts';
import { pause } from './backoff.ts';
import { keyOfProject } from './item-keys.ts';
import type { Store } from './store.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A write of a transaction. `label` names it in the outcome when its condition does not hold. */
export type Write<Label extends string = never> = TransactItem & { label?: Label };

/** `refused`: the label of the first write whose condition did not hold, `null` if it has none; nothing was written. */
export type Committed<Label extends string> = { outcome: 'committed' } | { outcome: 'refused'; refused: Label | null };

/** Reasons that pass by waiting. The SDK tries a throttled call again by itself, but not a cancelled transaction. */
const PASSING = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];

/**
 * Writes all or nothing. A transaction that meets another one on the same items (`TransactionConflict`) is tried again
 * until the store's deadline, because DynamoDB refuses the later one.
 * @throws Conflict at the deadline; whatever the SDK throws for anything but a condition that does not hold.
 */
export async function commit<Label extends string = never>(
  store: Store,
  writes: readonly Write<Label>[],
): Promise<Committed<Label>> {
  const TransactItems = writes.map(unlabelled);
  for (let attempt = 1; ; attempt++) {
    try {
      await store.db.send(new TransactWriteCommand({ TransactItems }));
      return { outcome: 'committed' };
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = (error.CancellationReasons ?? []).map((reason) => reason.Code);
      const refused = reasons.indexOf('ConditionalCheckFailed');
      if (refused >= 0) return { outcome: 'refused', refused: writes[refused]?.label ?? null };
      if (!reasons.some((reason) => PASSING.includes(reason ?? ''))) throw error;
      if (!(await pause(attempt, store.deadlineMs)))
        throw new Conflict('other transactions kept the items busy', { cause: error });
    }
  }
}

function unlabelled(write: Write<string>): TransactItem {
  const { label: _label, ...item } = write;
  return item;
}

/** Makes the condition that a project is there, labelled `project`, because a deleted one gets no new children. */
export function projectExists(store: Store, projectId: number): Write<'project'> {
  return {
    label: 'project',
    ConditionCheck: {
      TableName: store.table,
      Key: keyOfProject(projectId),
      ConditionExpression: 'attribute_exists(pk)',
    },
  };
}

/** Makes the write of an item that must not be there yet. */
export function putNew(store: Store, item: Record<string, unknown>): Write {
  return { Put: { TableName: store.table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } };
}
