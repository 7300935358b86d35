import { describe, expect, it } from 'vitest';
import type { EventSource } from '../../local/assembly/types.ts';
import type { InvokeResult } from '../../local/lambda/result.ts';
import { deliver, type Delivery, type GiveUpReason } from '../../local/streams/deliver.ts';
import type { StreamRecord } from '../../local/streams/record.ts';

/** An hour old. */
const recordOf = (sequence: string): StreamRecord => ({
  eventID: sequence,
  eventName: 'INSERT',
  awsRegion: 'eu-local-1',
  dynamodb: { ApproximateCreationDateTime: Date.now() / 1000 - 3_600, Keys: {}, SequenceNumber: sequence },
});

/** Gives two records to a function whose first answers are the given ones, and which succeeds afterwards. */
async function delivered(changes: Partial<EventSource>, ...answers: InvokeResult[]) {
  const seen = { invoked: 0, done: [] as string[], givenUp: [] as GiveUpReason[] };
  const source: EventSource = {
    id: 'Mapping',
    functionId: 'F',
    tableId: 'Items',
    streamArn: 'arn:aws:dynamodb:eu-local-1:000000000000:table/Items/stream/local',
    filters: [],
    batchSize: 10,
    maximumRetryAttempts: 1,
    maximumRecordAge: -1,
    bisectOnError: true,
    tumblingWindow: 0,
    reportBatchItemFailures: false,
    onFailure: null,
    ...changes,
  };
  const delivery: Delivery = {
    source,
    shardId: 'shard',
    invoke: async () => answers[seen.invoked++] ?? { status: 'ok', payload: null },
    giveUp: (_records, reason) => void seen.givenUp.push(reason),
    done: (sequenceNumber) => void seen.done.push(sequenceNumber),
    signal: new AbortController().signal,
    log: () => undefined,
  };
  await deliver(delivery, [recordOf('1'), recordOf('2')]);
  return seen;
}

const THROTTLED: InvokeResult = { status: 'throttled', concurrency: 1 };

describe('a consumer that Lambda throttles', () => {
  it('gets the batch again, whole, and without its retries being used up', async () => {
    const seen = await delivered({}, THROTTLED, THROTTLED, THROTTLED);
    expect(seen).toEqual({ invoked: 4, done: ['2'], givenUp: [] });
  });

  it('loses records that grow too old meanwhile', async () => {
    const seen = await delivered({ maximumRecordAge: 60 }, THROTTLED);
    expect(seen).toEqual({ invoked: 1, done: ['2'], givenUp: ['RecordAgeExceeded'] });
  });
});
