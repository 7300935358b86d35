import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LambdaFunction, PolicyStatement, Table } from '../../local/assembly/types.ts';
import { createDynamodbClient, type CallDynamodb } from '../../local/dynamodb/client.ts';
import { takeDataDirectory } from '../../local/dynamodb/data-directory.ts';
import { startEngine, type Engine } from '../../local/dynamodb/engine.ts';
import { startProxy } from '../../local/dynamodb/proxy.ts';
import type { Call } from '../../local/dynamodb/recorded-call.ts';
import { ensureTables } from '../../local/dynamodb/tables.ts';
import { accessKeyOf } from '../../local/lambda/environment.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { functionOf } from '../kit/local/functions.ts';
import { tableOf } from '../kit/local/table.ts';

const ARN = 'arn:aws:dynamodb:eu-local-1:000000000000:table/Items';
const item = (pk: string): object => ({ TableName: 'Items', Item: { pk: { S: pk }, sk: { S: 's' } } });

async function running(directory = temporaryDirectory()): Promise<Engine & { call: CallDynamodb }> {
  const engine = await startEngine({ file: join(directory, 'db.sqlite') });
  onTestFinished(engine.stop);
  return { ...engine, call: createDynamodbClient(engine.endpoint) };
}

/** Ids of the processes whose command line has this text. */
function processesWith(text: string): number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => (line.includes(text) ? [Number.parseInt(line, 10)] : []));
}

describe('the engine', () => {
  it('has lost nothing that it acknowledged when it is killed', async () => {
    const directory = temporaryDirectory();
    const { call, lost } = await running(directory);
    await ensureTables(call, [tableOf('Items')]);
    for (let index = 0; index < 50; index++) await call('PutItem', item(String(index)));
    for (const pid of processesWith(join(directory, 'db.sqlite'))) process.kill(pid, 'SIGKILL');
    await expect(lost).rejects.toThrow('The database engine ended.');
    const { Count } = await (await running(directory)).call('Scan', { TableName: 'Items' });
    expect(Count).toBe(50);
  });

  it('goes when we are killed, and the data directory is free again', async () => {
    const directory = temporaryDirectory();
    const script = `
      import { takeDataDirectory } from './local/dynamodb/data-directory.ts';
      import { startEngine } from './local/dynamodb/engine.ts';
      globalThis.giveBack = takeDataDirectory(process.argv[1]);
      await startEngine({ file: process.argv[1] + '/db.sqlite' });
      console.log('up');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, directory], {
      cwd: new URL('../..', import.meta.url),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    expect(() => takeDataDirectory(directory)).toThrow(`${directory} is in use by another server.`);
    expect(processesWith(`--db-path ${directory}`)).not.toEqual([]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    takeDataDirectory(directory)();
    await expect.poll(() => processesWith(`--db-path ${directory}`)).toEqual([]);
  });

  it('leaves no process behind when it is stopped', async () => {
    const directory = temporaryDirectory();
    const { stop } = await running(directory);
    await stop();
    expect(processesWith(`--db-path ${directory}`)).toEqual([]);
  });

  it('finds its place in the stream by an index, in a file of an earlier start as well', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'db.sqlite');
    const first = await running(directory);
    await ensureTables(first.call, [tableOf('Items')]);
    await first.call('PutItem', item('one'));
    await first.stop();
    const before = new DatabaseSync(file);
    before.exec('DROP INDEX glet_stream_position');
    before.close();
    const second = await running(directory);
    await second.call('PutItem', item('two'));
    const database = new DatabaseSync(file, { timeout: 5000 });
    onTestFinished(() => database.close());

    const plan = (query: string): unknown[] =>
      database
        .prepare(`EXPLAIN QUERY PLAN ${query}`)
        .all()
        .map(({ detail }) => detail);
    const position = 'CAST(sequence_number AS INTEGER)';
    const byTable = 'FROM _stream_records WHERE table_name = ?1';
    expect(plan(`SELECT COALESCE(MAX(${position}), 0) + 1 ${byTable}`)).toEqual([
      'SEARCH _stream_records USING COVERING INDEX glet_stream_position (table_name=?)',
    ]);
    expect(
      plan(`SELECT new_image ${byTable} AND shard_id = ?2 AND ${position} > ?3 ORDER BY ${position} LIMIT ?4`),
    ).toEqual(['SEARCH _stream_records USING INDEX glet_stream_position (table_name=? AND <expr>>?)']);
    const numbers = database.prepare('SELECT sequence_number FROM _stream_records ORDER BY id').all();
    expect(numbers.map(({ sequence_number }) => sequence_number)).toEqual(['1', '2']);
  });

  it('may be one that runs already', async () => {
    const { endpoint } = await running();
    const other = await startEngine({ file: '/nowhere', endpoint });
    expect(other.endpoint).toBe(endpoint);
    await expect(startEngine({ file: '/nowhere', endpoint: 'http://127.0.0.1:1' })).rejects.toThrow(
      'No DynamoDB answers at http://127.0.0.1:1',
    );
  });
});

describe('a table', () => {
  it('is made once, with its stream and time to live', async () => {
    const { call } = await running();
    await ensureTables(call, [tableOf('Items')]);
    await ensureTables(call, [tableOf('Items')]);
    expect(await call('DescribeTimeToLive', { TableName: 'Items' })).toMatchObject({
      TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expires_at' },
    });
  });

  it('that differs from the template is refused with a sentence', async () => {
    const { call } = await running();
    const table = tableOf('Items');
    await ensureTables(call, [table]);
    const { GlobalSecondaryIndexes: _, ...create } = table.create;
    const changed: Table = { ...table, create };
    await expect(ensureTables(call, [changed])).rejects.toThrow(
      "The local table Items differs from the template's in: global secondary indexes.",
    );
  });
});

describe("the table's front door", () => {
  async function sdkFor(actions: string[], onCall?: (call: Call) => void): Promise<DynamoDB> {
    const engine = await running();
    await ensureTables(engine.call, [tableOf('Items')]);
    const statements: PolicyStatement[] = [{ effect: 'Allow', actions, resources: [ARN] }];
    const definition: LambdaFunction = functionOf('F', '', { role: { name: 'Role', statements } });
    const proxy = await startProxy({ engine: engine.endpoint, functions: [definition], ...(onCall && { onCall }) });
    onTestFinished(proxy.stop);
    const credentials = { accessKeyId: accessKeyOf(definition), secretAccessKey: 'x' };
    return new DynamoDB({ endpoint: proxy.endpoint, region: 'eu-local-1', credentials });
  }
  const Item = { pk: { S: 'p' }, sk: { S: 's' } };

  it("lets through what the function's role allows", async () => {
    const db = await sdkFor(['dynamodb:GetItem', 'dynamodb:PutItem']);
    await db.putItem({ TableName: 'Items', Item });
    expect((await db.getItem({ TableName: 'Items', Key: Item })).Item).toEqual(Item);
  });

  it('refuses what it does not, in the words of IAM', async () => {
    const db = await sdkFor(['dynamodb:GetItem']);
    await expect(db.putItem({ TableName: 'Items', Item })).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message:
        `User: arn:aws:sts::000000000000:assumed-role/Role/Test-F is not authorized to perform: dynamodb:PutItem on ` +
        `resource: ${ARN} because no identity-based policy allows the dynamodb:PutItem action`,
    });
    await expect(db.query({ TableName: 'Items', IndexName: 'listed' })).rejects.toThrow(`${ARN}/index/listed`);
  });

  it('refuses one part of a transaction that is not allowed', async () => {
    const db = await sdkFor(['dynamodb:PutItem']);
    const parts = [
      { Put: { TableName: 'Items', Item } },
      { Delete: { TableName: 'Items', Key: { ...Item, pk: { S: 'q' } } } },
    ];
    await expect(db.transactWriteItems({ TransactItems: parts })).rejects.toThrow('dynamodb:DeleteItem');
    await expect(db.transactWriteItems({ TransactItems: parts.slice(0, 1) })).resolves.toBeDefined();
  });

  it('refuses a caller that it does not know', async () => {
    const { endpoint } = (await sdkFor([])).config;
    const { protocol, hostname, port } = await endpoint!();
    const call = createDynamodbClient(`${protocol}//${hostname}:${port}`);
    await expect(call('ListTables', {})).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  it('tells each call with what it consumed', async () => {
    const calls: Call[] = [];
    const db = await sdkFor(['dynamodb:*'], (call) => calls.push(call));
    await db.putItem({ TableName: 'Items', Item: { ...Item, listed: { S: 'l' } } });
    await db.getItem({ TableName: 'Items', Key: Item, ConsistentRead: true });
    await db.transactWriteItems({ TransactItems: [{ Delete: { TableName: 'Items', Key: Item } }] });
    expect(calls.map(({ functionId, operation, consumed }) => [functionId, operation, consumed])).toEqual([
      ['F', 'PutItem', { Items: 1, 'Items/index/listed': 1 }],
      ['F', 'GetItem', { Items: 1 }],
      ['F', 'TransactWriteItems', expect.objectContaining({ Items: 2 })],
    ]);
  });
});
