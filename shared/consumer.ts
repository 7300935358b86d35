import { Logger } from '@aws-lambda-powertools/logger';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { readEnvironment } from './kernel/environment.ts';
import { openStore, type Store } from './store/store.ts';

export interface Change {
  store: Store;
  /** The item as it was before the change. */
  removed: Record<string, unknown>;
}

/**
 * The composition root of every function that the table's stream calls. Delivery is at least once and in order per
 * item: at the first record that fails the batch stops there, and Lambda delivers it and what follows again.
 */
export function consumer(
  work: (change: Change) => Promise<void>,
): (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse> {
  const store = openStore(readEnvironment());
  const log = new Logger();
  return async ({ Records }) => {
    for (const { dynamodb } of Records) {
      try {
        if (!dynamodb?.OldImage) throw new Error('the record has no old image: what does the stream view?');
        await work({ store, removed: unmarshall(dynamodb.OldImage as Parameters<typeof unmarshall>[0]) });
      } catch (error) {
        log.error('stream record failed', { sequence_number: dynamodb?.SequenceNumber, error });
        return { batchItemFailures: [{ itemIdentifier: dynamodb!.SequenceNumber! }] };
      }
    }
    return { batchItemFailures: [] };
  };
}
