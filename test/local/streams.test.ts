import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { EventSource } from '../../local/assembly/types.ts';
import { createDynamodbClient, type CallDynamodb } from '../../local/dynamodb/client.ts';
import { startEngine } from '../../local/dynamodb/engine.ts';
import { ensureTables } from '../../local/dynamodb/tables.ts';
import type { InvokeResult } from '../../local/lambda/result.ts';
import { startEventSource, type RunningEventSource } from '../../local/streams/event-source.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { functionOf } from '../kit/local/functions.ts';
import { tableOf } from '../kit/local/table.ts';

const ARN = 'arn:aws:dynamodb:eu-local-1:000000000000:table/Items/stream/local';
const READ_STREAM = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

type Event = { Records: { eventName: string; eventSourceARN: string; dynamodb: Record<string, unknown> }[] };
/** Partition keys of an event's records, in order. */
const keysOf = (event: unknown): string =>
  (event as Event).Records.map(({ dynamodb }) => (dynamodb['Keys'] as { pk: { S: string } }).pk.S).join('');

interface Bench {
  call: CallDynamodb;
  put: (...pks: string[]) => Promise<void>;
  directory: string;
  logged: string[];
  start: (changes: Partial<EventSource>, handler: (event: Event) => unknown) => Promise<RunningEventSource>;
}

/** An engine with one table, and event sources over it; a handler that throws is a function that fails. */
async function bench(): Promise<Bench> {
  const directory = temporaryDirectory();
  const engine = await startEngine({ file: join(directory, 'db.sqlite') });
  onTestFinished(engine.stop);
  const call = createDynamodbClient(engine.endpoint);
  await ensureTables(call, [tableOf('Items')]);
  const logged: string[] = [];

  async function start(changes: Partial<EventSource>, handler: (event: Event) => unknown): Promise<RunningEventSource> {
    const source: EventSource = {
      id: 'Mapping',
      functionId: 'F',
      tableId: 'Items',
      streamArn: ARN,
      filters: [],
      batchSize: 10,
      maximumRetryAttempts: -1,
      maximumRecordAge: -1,
      bisectOnError: false,
      tumblingWindow: 0,
      reportBatchItemFailures: false,
      onFailure: null,
      ...changes,
    };
    const statements = [{ effect: 'Allow' as const, actions: READ_STREAM, resources: [ARN] }];
    const target = functionOf('F', '', { role: { name: 'Role', statements } });
    const invoke = async (_: string, event: unknown): Promise<InvokeResult> => {
      try {
        return { status: 'ok', payload: await handler(event as Event) };
      } catch (error) {
        return { status: 'error', errorType: 'Error', errorMessage: String(error), trace: [] };
      }
    };
    const log = (line: string): void => void logged.push(line);
    const running = await startEventSource({ source, target, tableName: 'Items', call, invoke, directory, log });
    onTestFinished(running.stop);
    return running;
  }

  async function put(...pks: string[]): Promise<void> {
    for (const pk of pks) await call('PutItem', { TableName: 'Items', Item: { pk: { S: pk }, sk: { S: 's' } } });
  }

  return { call, put, directory, logged, start };
}

describe('an event source', () => {
  it('gives the function the records that pass the filter, in order and in batches', async () => {
    const { call, put, start } = await bench();
    const events: Event[] = [];
    await put('a', 'b', 'c', 'd', 'e');
    await call('DeleteItem', { TableName: 'Items', Key: { pk: { S: 'a' }, sk: { S: 's' } } });
    await start({ batchSize: 2, filters: [{ eventName: ['INSERT'] }] }, (event) => events.push(event));
    await expect.poll(() => events.map(keysOf)).toEqual(['ab', 'cd', 'e']);
    expect(events[0]!.Records[0]).toMatchObject({
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      eventSourceARN: ARN,
      awsRegion: 'eu-local-1',
      dynamodb: { NewImage: { pk: { S: 'a' } }, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    await put('f');
    await expect.poll(() => events.map(keysOf)).toEqual(['ab', 'cd', 'e', 'f']);
  });

  it('tries a batch again until it succeeds, and only then goes on', async () => {
    const { put, start } = await bench();
    const batches: string[] = [];
    await put('a', 'b');
    await start({ batchSize: 1 }, (event) => {
      batches.push(keysOf(event));
      if (batches.length < 3) throw new Error('not yet');
    });
    await expect.poll(() => batches).toEqual(['a', 'a', 'a', 'b']);
  });

  it('gives up after its retries, says so and keeps what it gave up on', async () => {
    const { put, start, directory, logged } = await bench();
    const batches: string[] = [];
    await put('a', 'b');
    await start({ batchSize: 1, maximumRetryAttempts: 1 }, (event) => {
      batches.push(keysOf(event));
      if (keysOf(event) === 'a') throw new Error('never');
    });
    await expect.poll(() => batches).toEqual(['a', 'a', 'b']);
    const [kept] = readFileSync(join(directory, 'Mapping.given-up.jsonl'), 'utf8').trim().split('\n');
    expect(JSON.parse(kept!)).toMatchObject({
      condition: 'RetryAttemptsExhausted',
      records: [{ eventName: 'INSERT' }],
    });
    expect(logged.some((line) => line.startsWith('Gave up on 1 stream records'))).toBe(true);
  });

  it('gives up on records that are too old', async () => {
    const { put, start } = await bench();
    const batches: string[] = [];
    await put('a', 'b');
    await start({ batchSize: 1, maximumRecordAge: 0 }, (event) => {
      batches.push(keysOf(event));
      if (keysOf(event) === 'a') throw new Error('never');
    });
    await expect.poll(() => batches.at(-1)).toBe('b');
  });

  it('halves a batch that fails until the poisonous record is alone', async () => {
    const { put, start } = await bench();
    const batches: string[] = [];
    await put('a', 'b', 'c', 'd');
    await start({ bisectOnError: true, maximumRetryAttempts: 1 }, (event) => {
      batches.push(keysOf(event));
      if (keysOf(event).includes('c')) throw new Error('poison');
    });
    await expect.poll(() => batches).toEqual(['abcd', 'ab', 'cd', 'c', 'c', 'd']);
  });

  it('goes on from the first item that the function reports as failed', async () => {
    const { put, start } = await bench();
    const batches: string[] = [];
    await put('a', 'b', 'c', 'd');
    await start({ reportBatchItemFailures: true, bisectOnError: true }, (event) => {
      batches.push(keysOf(event));
      if (batches.length > 1) return { batchItemFailures: [] };
      const failed = event.Records.slice(2).map(({ dynamodb }) => ({ itemIdentifier: dynamodb['SequenceNumber'] }));
      return { batchItemFailures: failed.toReversed() };
    });
    await expect.poll(() => batches).toEqual(['abcd', 'cd']);
  });

  it('resumes after the last completed batch when it is started again', async () => {
    const { put, start } = await bench();
    const first: string[] = [];
    await put('a', 'b', 'c');
    const running = await start({ batchSize: 1 }, (event) => {
      first.push(keysOf(event));
      if (keysOf(event) === 'b') throw new Error('not now');
    });
    await expect.poll(() => first.length).toBeGreaterThan(1);
    await running.stop();
    await put('d');
    const second: string[] = [];
    await start({ batchSize: 1 }, (event) => second.push(keysOf(event)));
    await expect.poll(() => second).toEqual(['b', 'c', 'd']);
  });

  it('is refused when its function may not read the stream', async () => {
    const { start } = await bench();
    await expect(start({ streamArn: `${ARN}-other` }, () => null)).rejects.toThrow(
      'The event source Mapping cannot work: the role Role lacks dynamodb:DescribeStream',
    );
  });
});
