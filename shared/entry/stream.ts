import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { readEnvironment } from './environment.ts';
import { sequenceNumber, type Sequenced } from '../domain/watermark.ts';
import type { Change, Consumer, Filter, Items } from '../api/stream.ts';
import { isOfKind } from '../store/table/keys.ts';
import { openStore, storeWithin, type Store } from '../store/table/store.ts';
import { itemIn } from './stream-image.ts';

export interface ShardBatch<Row extends Consumer> {
  /** With the deadline of the function. */
  store: Store;
  /** Which shard of the stream all of the batch is from. */
  shard: string;
  batch: readonly Sequenced<Change<Row>>[];
  now: Date;
}

/** What Lambda adds to an event where a tumbling window is configured. */
type ShardEvent = DynamoDBStreamEvent & { shardId?: string; state?: Record<string, unknown> };

/**
 * The composition root of a function that the table's stream calls. What fails is split by
 * Lambda until the record that it is about is alone, and goes to the failures' queue after its retries; so a step must be
 * harmless when it is done again.
 */
export function shardConsumer<const Row extends Consumer>(
  row: Row,
  work: (batch: ShardBatch<Row>) => Promise<void>,
): (event: ShardEvent, context: Context) => Promise<DynamoDBBatchResponse & { state: object }> {
  const opened = openStore(readEnvironment());
  return async ({ Records, shardId, state = {} }, context) => {
    if (Records.length === 0) return { batchItemFailures: [], state };
    if (shardId === undefined) throw new Error('the event names no shard: has the event source a tumbling window?');
    const batch = Records.map((record) => ({
      sequence: sequenceNumber(record.dynamodb!.SequenceNumber!),
      value: changeOf(row, record),
    }));
    const store = storeWithin(opened, context.getRemainingTimeInMillis());
    await work({ store, shard: shardId, batch, now: new Date() });
    return { batchItemFailures: [], state };
  };
}

/** @throws Error for a record that no filter of the row lets through, or without an image that its change has. */
function changeOf<Row extends Consumer>(row: Row, { eventName, dynamodb }: DynamoDBRecord): Change<Row> {
  const sortKey = dynamodb?.Keys?.['sk']?.S ?? '';
  const item = kindIn(row.filters, eventName, sortKey);
  if (item === undefined) throw new Error(`no filter of ${row.function} is for ${eventName} of ${sortKey}`);
  const imageOf = (name: 'OldImage' | 'NewImage'): unknown => {
    const image = dynamodb?.[name];
    if (!image) throw new Error(`the record has no ${name}: what does the stream view?`);
    return itemIn(image);
  };
  return {
    item,
    before: eventName === 'INSERT' ? null : imageOf('OldImage'),
    after: eventName === 'REMOVE' ? null : imageOf('NewImage'),
  } as Change<Row>;
}

function kindIn(
  filters: readonly Filter[],
  eventName: DynamoDBRecord['eventName'],
  sortKey: string,
): keyof Items | undefined {
  return filters
    .filter(({ event }) => [event].flat().includes(eventName!))
    .flatMap(({ item }) => item)
    .find((item) => isOfKind(item, sortKey));
}
