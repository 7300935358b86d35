import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { EventSource } from '../../local/assembly/types.ts';
import { createDynamodbClient } from '../../local/dynamodb/client.ts';
import { startEngine } from '../../local/dynamodb/engine.ts';
import { ensureTables } from '../../local/dynamodb/tables.ts';
import type { Invoke } from '../../local/lambda/result.ts';
import { startEventSource } from '../../local/streams/event-source.ts';
import { patternOf } from '../../infra/constructs/stream-pattern.ts';
import { CONSUMERS } from '../../shared/api/stream.ts';
import { shardConsumer } from '../../shared/entry/stream.ts';
import { lambdaContext } from '../kit/gateway-event.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { functionOf } from '../kit/local/functions.ts';
import { tableOf } from '../kit/local/table.ts';

const ARN = 'arn:aws:dynamodb:eu-local-1:000000000000:table/Items/stream/local';
const SOURCE: EventSource = {
  id: 'Mapping',
  functionId: 'F',
  tableId: 'Items',
  streamArn: ARN,
  filters: CONSUMERS.countEvents.filters.map(patternOf),
  batchSize: CONSUMERS.countEvents.batchSize,
  maximumRetryAttempts: 1,
  maximumRecordAge: -1,
  bisectOnError: true,
  tumblingWindow: CONSUMERS.countEvents.window,
  reportBatchItemFailures: true,
  onFailure: null,
};

/** A consumer of whole batches over a table's stream, which cannot work with these items; `counted`: what it did. */
async function consuming(...poison: string[]) {
  vi.stubEnv('GLET_TABLE', 'Items');
  vi.stubEnv('GLET_TENANT', 'acme');
  vi.stubEnv('AWS_REGION', 'eu-local-1');
  onTestFinished(() => void vi.unstubAllEnvs());
  const directory = temporaryDirectory();
  const engine = await startEngine({ file: join(directory, 'db.sqlite') });
  onTestFinished(engine.stop);
  const call = createDynamodbClient(engine.endpoint);
  await ensureTables(call, [tableOf('Items')]);
  const counted: string[] = [];
  const handler = shardConsumer(CONSUMERS.countEvents, async ({ batch }) => {
    const names = batch.map(({ value }) => value.after.pk);
    if (names.some((name) => poison.includes(name))) throw new Error('cannot be counted');
    counted.push(...names);
  });
  const invoke: Invoke = async (_, event) => {
    try {
      return { status: 'ok', payload: await handler(event as Parameters<typeof handler>[0], lambdaContext()) };
    } catch (error) {
      return { status: 'error', errorType: 'Error', errorMessage: String(error), trace: [] };
    }
  };
  const actions = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
  const statements = [{ effect: 'Allow' as const, actions, resources: [ARN] }];
  const target = functionOf('F', '', { role: { name: 'Role', statements } });
  const start = async (): Promise<void> => {
    const options = { source: SOURCE, target, tableName: 'Items', call, invoke, directory, log: () => undefined };
    onTestFinished((await startEventSource(options)).stop);
  };
  const put = async (pk: string): Promise<unknown> =>
    call('PutItem', { TableName: 'Items', Item: { pk: { S: pk }, sk: { S: 'EVENT' } } });
  const givenUp = (): string[] =>
    readFileSync(join(directory, 'Mapping.given-up.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { records: { dynamodb: { Keys: { pk: { S: string } } } }[] })
      .flatMap(({ records }) => records.map(({ dynamodb }) => dynamodb.Keys.pk.S));
  return { put, start, counted, givenUp };
}

describe('an event that cannot be counted', () => {
  it('is set aside, and those around it are counted in their order', async () => {
    const { put, start, counted, givenUp } = await consuming('e', 'n');
    const all = 'abcdefghijklmnopq'.split('');
    for (const pk of all) await put(pk);
    await start();
    await expect.poll(() => counted.at(-1)).toBe('q');
    expect(counted).toEqual(all.filter((pk) => pk !== 'e' && pk !== 'n'));
    expect(givenUp()).toEqual(['e', 'n']);
    await put('r');
    await expect.poll(() => counted.at(-1)).toBe('r');
  });
});
