import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UsageError } from '../../cli/user-error.ts';
import { readRecountOptions } from '../../cli/recount-options.ts';
import { patternOf } from '../../infra/constructs/stream-pattern.ts';
import type { EventSource } from '../../local/assembly/types.ts';
import { createDynamodbClient, ENGINE_ACCESS_KEY } from '../../local/dynamodb/client.ts';
import { startEngine } from '../../local/dynamodb/engine.ts';
import { ensureTables } from '../../local/dynamodb/tables.ts';
import type { Invoke } from '../../local/lambda/result.ts';
import { startEventSource } from '../../local/streams/event-source.ts';
import { CONSUMERS } from '../../shared/api/stream.ts';
import * as errors from '../../shared/store/errors.ts';
import * as eventStore from '../../shared/store/events.ts';
import { openStore } from '../../shared/store/table/store.ts';
import { REGION } from '../../local/assembly/references.ts';
import { startFakeSqs } from '../kit/fake-sqs.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { functionOf } from '../kit/local/functions.ts';
import { tableOf } from '../kit/local/table.ts';
import { freshProject } from '../kit/store.ts';
import { eventId, summary } from '../kit/unit/summaries.ts';
import { runNode, type Ended } from '../kit/run.ts';
import { storedEvent } from '../kit/unit/stored-events.ts';

const STREAM = `arn:aws:dynamodb:${REGION}:000000000000:table/Items/stream/local`;
const COUNTING = 'Glet-acme-countEvents';

/** Gives up on each record at its first failure. */
const SOURCE: EventSource = {
  id: 'Mapping',
  functionId: 'F',
  tableId: 'Items',
  streamArn: STREAM,
  filters: CONSUMERS.countEvents.filters.map(patternOf),
  batchSize: CONSUMERS.countEvents.batchSize,
  maximumRetryAttempts: 0,
  maximumRecordAge: -1,
  bisectOnError: true,
  tumblingWindow: CONSUMERS.countEvents.window,
  reportBatchItemFailures: true,
  onFailure: null,
};

/** What Lambda would send to the queue, of what the runner has given up on. */
function messageOf(line: string, streamArn: string): string {
  const { shardId, condition, records } = JSON.parse(line) as {
    shardId: string;
    condition: string;
    records: { dynamodb: { SequenceNumber: string } }[];
  };
  const [first, last] = [records[0]!, records.at(-1)!].map(({ dynamodb }) => dynamodb.SequenceNumber);
  return JSON.stringify({
    requestContext: { functionArn: `arn:aws:lambda:${REGION}:000000000000:function:${COUNTING}`, condition },
    version: '1.0',
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first,
      endSequenceNumber: last,
      approximateArrivalOfFirstRecord: '2026-11-25T10:00:00Z',
      batchSize: records.length,
      streamArn,
    },
  });
}

/** A project whose events the consumer all gave up on, as the queue and the stream tell it; and the command over it. */
async function givenUp(events: number) {
  const directory = temporaryDirectory();
  const engine = await startEngine({ file: join(directory, 'db.sqlite') });
  onTestFinished(engine.stop);
  const call = createDynamodbClient(engine.endpoint);
  await ensureTables(call, [tableOf('Items')]);
  const credentials = { accessKeyId: ENGINE_ACCESS_KEY, secretAccessKey: 'local' };
  const store = openStore({ table: 'Items' }, { endpoint: engine.endpoint, region: REGION, credentials });
  onTestFinished(() => store.db.destroy());
  const { id: project_id } = await freshProject(store);
  const timestamp = new Date().toISOString();
  for (let number = 1; number <= events; number++) {
    const event = summary({ project_id, event_id: eventId(number), timestamp });
    await eventStore.put(store, storedEvent(event));
  }

  const actions = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
  const statements = [{ effect: 'Allow' as const, actions, resources: [STREAM] }];
  const target = functionOf('F', '', { role: { name: 'Role', statements } });
  const broken = { status: 'error' as const, errorType: 'Error', errorMessage: 'the code is broken', trace: [] };
  const invoke: Invoke = () => Promise.resolve(broken);
  const log = (): void => undefined;
  const source = await startEventSource({ source: SOURCE, target, tableName: 'Items', call, invoke, directory, log });
  const lines = (): string[] => {
    try {
      return readFileSync(join(directory, 'Mapping.given-up.jsonl'), 'utf8').trim().split('\n');
    } catch {
      return [];
    }
  };
  await expect.poll(() => lines().length).toBe(events);
  await source.stop();

  const sqs = await startFakeSqs();
  onTestFinished(sqs.stop);
  const { Table } = await call('DescribeTable', { TableName: 'Items' });
  const { LatestStreamArn } = Table as { LatestStreamArn: string };
  for (const line of lines()) sqs.put(messageOf(line, LatestStreamArn));
  const place = ['--table', 'Items', '--queue', sqs.queueUrl, '--function', COUNTING, '--endpoint', engine.endpoint];
  const variables = { AWS_REGION: REGION, AWS_ACCESS_KEY_ID: ENGINE_ACCESS_KEY, AWS_SECRET_ACCESS_KEY: 'local' };
  const recount = (...args: string[]): Promise<Ended> => runNode(['cli/recount.ts', ...place, ...args], variables);
  const count = async (): Promise<number> => (await errors.read(store, project_id, 77, new Date()))?.count ?? 0;
  return { sqs, recount, count };
}

describe('npm run recount', () => {
  it('counts what the consumer gave up on, once, and takes it off the queue', async () => {
    const { sqs, recount, count } = await givenUp(3);
    const messages = sqs.bodies();
    expect(messages).toHaveLength(3);
    const listed = await recount('--list');
    expect(listed).toMatchObject({ status: 1, stderr: '3 failures are in the queue.\n' });
    expect(listed.stdout).toMatch(/^(left {2}1 records of \S+ since 2026-11-25T10:00:00Z\n){3}$/);
    expect(await count()).toBe(0);

    const { status, stdout, stderr } = await recount();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^(done {2}1 records of .*: 1 counted, 0 counted before, 0 gone\n){3}Nothing is left/);
    expect(await count()).toBe(3);
    expect(sqs.bodies()).toEqual([]);

    // As if it had been killed before it took them off.
    for (const message of messages) sqs.put(message);
    expect(await recount()).toMatchObject({ status: 0 });
    expect(await count()).toBe(3);
  });

  it('gives back what it has in its hands when it fails', async () => {
    const { sqs, recount, count } = await givenUp(2);
    expect(await recount('--table', 'NoSuchTable')).toMatchObject({ status: 1, stdout: '' });
    expect(sqs.bodies()).toHaveLength(2);
    expect(await recount()).toMatchObject({ status: 0 });
    expect(await count()).toBe(2);
  });

  it('does not call the queue empty while a run that was killed hides what is in it', async () => {
    const { sqs, recount, count } = await givenUp(1);
    sqs.hide();
    const { status, stdout, stderr } = await recount();
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^1 failures are in the queue, 1 of them hidden by another run, .* in ten minutes\.\n$/);
    expect(await count()).toBe(0);
  });

  it('leaves what it cannot count, and says so', async () => {
    const { sqs, recount, count } = await givenUp(1);
    const [message] = sqs.bodies() as [string];
    sqs.put('no JSON');
    sqs.put(message.replace(COUNTING, 'Glet-acme-purge'));
    sqs.put(message.replace(/"shardId":"[^"]*"/, '"shardId":"shardId-00000000000000000000-00000000"'));
    const { status, stdout, stderr } = await recount();
    expect({ status, stderr }).toEqual({ status: 1, stderr: '3 failures are in the queue.\n' });
    expect(stdout).toContain('left  a message that is no failure of a stream\n');
    expect(stdout).toContain('of Glet-acme-purge, which counts nothing\n');
    expect(stdout).toContain('too old, the stream keeps records for 24 hours\n');
    expect(sqs.bodies()).toHaveLength(3);
    expect(await count()).toBe(1);
  });

  it.each([
    [['--colour'], "Unknown option '--colour'"],
    [['--table', 'Items'], 'Give --table, --queue, --function and --endpoint together, or none of them.'],
    [['--table', 'a', '--queue', 'b', '--function', 'c', '--endpoint', 'd'], '--queue is b; give an address'],
  ])('makes no sense of %j', (args, sentence) => {
    expect(() => readRecountOptions(args)).toThrow(UsageError);
    expect(() => readRecountOptions(args)).toThrow(sentence);
  });

  it('explains itself, and what is missing', async () => {
    expect((await runNode(['cli/recount.ts', '--help'])).stdout).toContain('npm run recount -- --tenant acme');
    const alone = { AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: '/dev/null', AWS_REGION: 'eu-central-1' };
    const { status, stderr } = await runNode(['cli/recount.ts'], {
      ...alone,
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    });
    expect(status).toBe(1);
    expect(stderr).toContain('No AWS credentials were found. Set AWS_PROFILE,');
  });
});
