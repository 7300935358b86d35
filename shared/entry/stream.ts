import { Logger } from '@aws-lambda-powertools/logger';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { readEnvironment } from './environment.ts';
import { sequenceNumber, type Sequenced } from '../domain/watermark.ts';
import { openStore, storeWithin, type Store } from '../store/table/store.ts';

/** One change of the table: the item as it was before, and as it is now. */
export interface Change {
  store: Store;
  before: Record<string, unknown>;
  /** `null`: it was removed. */
  after: Record<string, unknown> | null;
}

/**
 * The composition root of a function that the table's stream calls for single changes. Delivery is at least once and in
 * order per item: at the first record that fails the batch stops there, and Lambda delivers it and what follows again.
 */
export function consumer(
  work: (change: Change) => Promise<void>,
): (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse> {
  const opened = openStore(readEnvironment());
  const log = new Logger();
  return async ({ Records }, context) => {
    const store = storeWithin(opened, context.getRemainingTimeInMillis());
    for (const record of Records) {
      try {
        const before = imageOf(record, 'OldImage');
        if (before === null) throw new Error('the record has no old image: what does the stream view?');
        await work({ store, before, after: imageOf(record, 'NewImage') });
      } catch (error) {
        return failed(log, record, error);
      }
    }
    return { batchItemFailures: [] };
  };
}

export interface ShardBatch<Item> {
  store: Store;
  /** Which shard of the stream all of the batch is from. */
  shard: string;
  batch: readonly Sequenced<Item>[];
  now: Date;
}

/** What Lambda adds to an event where a tumbling window is configured. */
type ShardEvent = DynamoDBStreamEvent & { shardId?: string; state?: Record<string, unknown> };

/**
 * The composition root of a function that the table's stream calls for whole batches of new items. What fails is split by
 * Lambda until the record that it is about is alone, and goes to the failures' queue after its retries; so a step must be
 * harmless when it is done again.
 */
export function shardConsumer<Item>(
  work: (batch: ShardBatch<Item>) => Promise<void>,
): (event: ShardEvent, context: Context) => Promise<DynamoDBBatchResponse & { state: object }> {
  const opened = openStore(readEnvironment());
  return async ({ Records, shardId, state = {} }, context) => {
    if (Records.length === 0) return { batchItemFailures: [], state };
    if (shardId === undefined) throw new Error('the event names no shard: has the event source a tumbling window?');
    const batch = Records.map((record) => {
      const value = imageOf(record, 'NewImage');
      if (value === null) throw new Error('the record has no new image: what does the stream view?');
      return { sequence: sequenceNumber(record.dynamodb!.SequenceNumber!), value: value as Item };
    });
    const store = storeWithin(opened, context.getRemainingTimeInMillis());
    await work({ store, shard: shardId, batch, now: new Date() });
    return { batchItemFailures: [], state };
  };
}

function imageOf({ dynamodb }: DynamoDBRecord, name: 'OldImage' | 'NewImage'): Record<string, unknown> | null {
  const image = dynamodb?.[name];
  return image ? unmarshall(image as Record<string, AttributeValue>) : null;
}

function failed(log: Logger, { dynamodb }: DynamoDBRecord, error: unknown): DynamoDBBatchResponse {
  log.error('stream record failed', { sequence_number: dynamodb?.SequenceNumber, error });
  return { batchItemFailures: [{ itemIdentifier: dynamodb!.SequenceNumber! }] };
}
