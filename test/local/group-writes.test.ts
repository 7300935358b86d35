import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LambdaFunction } from '../../local/assembly/types.ts';
import { createDynamodbClient } from '../../local/dynamodb/client.ts';
import type { EngineAnswer } from '../../local/dynamodb/engine-connection.ts';
import { startEngine } from '../../local/dynamodb/engine.ts';
import { createGroupWrites, type GroupWrites } from '../../local/dynamodb/group-writes.ts';
import { groupableWrite } from '../../local/dynamodb/groupable-write.ts';
import { startProxy } from '../../local/dynamodb/proxy.ts';
import { ensureTables } from '../../local/dynamodb/tables.ts';
import { accessKeyOf } from '../../local/lambda/environment.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { functionOf } from '../kit/local/functions.ts';
import { tableOf } from '../kit/local/table.ts';

const TABLES = [tableOf('Items')];
const keyOf = (pk: string): object => ({ pk: { S: pk }, sk: { S: 's' } });
const answerOf = (status: number, text = '{}'): EngineAnswer => ({ status, headers: {}, body: Buffer.from(text) });

/** An engine that answers when it is told to, and what it was asked for: pk by pk, a transaction in brackets. */
function slowEngine(): { write: (pk: string) => Promise<string>; asked: string[]; answer: (status: number) => void } {
  const asked: string[] = [];
  const waiting: ((answer: EngineAnswer) => void)[] = [];
  const ask = (what: string): Promise<EngineAnswer> => {
    asked.push(what);
    return new Promise((resolve) => void waiting.push(resolve));
  };
  const groups: GroupWrites = createGroupWrites(({ TransactItems }) => {
    const puts = TransactItems as { Put: { Item: { pk: { S: string } } } }[];
    return ask(`[${puts.map(({ Put }) => Put.Item.pk.S).join('')}]`);
  });
  return {
    asked,
    answer: (status) => waiting.shift()!(answerOf(status)),
    async write(pk) {
      const write = groupableWrite(TABLES, 'PutItem', { TableName: 'Items', Item: keyOf(pk) })!;
      return `${pk} ${(await groups.write(write, 100, () => ask(pk))).status}`;
    },
  };
}

describe('writes', () => {
  it('that come in while the engine is at work are committed together', async () => {
    const { write, asked, answer } = slowEngine();
    const all = Promise.all(['a', 'b', 'c'].map(write));
    expect(asked).toEqual(['a']);
    answer(200);
    await expect.poll(() => asked).toEqual(['a', '[bc]']);
    answer(200);
    expect(await all).toEqual(['a 200', 'b 200', 'c 200']);
  });

  it('are asked for one by one when the transaction is refused', async () => {
    const { write, asked, answer } = slowEngine();
    const all = Promise.all(['a', 'b', 'c'].map(write));
    answer(200);
    await expect.poll(() => asked).toEqual(['a', '[bc]']);
    answer(400);
    await expect.poll(() => asked).toEqual(['a', '[bc]', 'b', 'c']);
    answer(200);
    answer(400);
    expect(await all).toEqual(['a 200', 'b 200', 'c 400']);
  });

  it('are not acknowledged, and not asked for again, when the engine fails', async () => {
    const { write, asked, answer } = slowEngine();
    const all = Promise.all(['a', 'b', 'c'].map(write));
    answer(200);
    await expect.poll(() => asked).toEqual(['a', '[bc]']);
    answer(500);
    expect(await all).toEqual(['a 200', 'b 500', 'c 500']);
    expect(asked).toEqual(['a', '[bc]']);
  });

  it('of one item are never in one transaction, and stay in order', async () => {
    const { write, asked, answer } = slowEngine();
    const all = Promise.all(['a', 'b', 'b', 'c'].map(write));
    answer(200);
    await expect.poll(() => asked).toEqual(['a', 'b']);
    answer(200);
    await expect.poll(() => asked).toEqual(['a', 'b', '[bc]']);
    answer(200);
    expect(await all).toHaveLength(4);
  });

  it.each([
    ['another operation', 'GetItem', { TableName: 'Items', Key: keyOf('a') }],
    ['another table', 'PutItem', { TableName: 'Others', Item: keyOf('a') }],
    ['an answer with values', 'PutItem', { TableName: 'Items', Item: keyOf('a'), ReturnValues: 'ALL_OLD' }],
    [
      'what the engine refuses alone only',
      'UpdateItem',
      { TableName: 'Items', Key: keyOf('a'), UpdateExpression: 'SET b = c' },
    ],
    [
      'an answer with its capacity',
      'PutItem',
      { TableName: 'Items', Item: keyOf('a'), ReturnConsumedCapacity: 'TOTAL' },
    ],
    ['a key that is no text', 'PutItem', { TableName: 'Items', Item: { pk: { N: '1' }, sk: { S: 's' } } }],
    ['no item', 'PutItem', { TableName: 'Items' }],
    ['an item that is none', 'PutItem', { TableName: 'Items', Item: null }],
  ])('with %s are left alone', (_, operation, input) => {
    expect(groupableWrite(TABLES, operation, input)).toBeNull();
  });
});

describe("through the table's front door", () => {
  /** The same table, with writes committed together and without. */
  async function doors(): Promise<{ grouped: DynamoDB; single: DynamoDB }> {
    const engine = await startEngine({ file: join(temporaryDirectory(), 'db.sqlite') });
    onTestFinished(engine.stop);
    await ensureTables(createDynamodbClient(engine.endpoint), TABLES);
    const statements = [{ effect: 'Allow' as const, actions: ['dynamodb:*'], resources: ['*'] }];
    const definition: LambdaFunction = functionOf('F', '', { role: { name: 'Role', statements } });
    const open = async (tables: typeof TABLES): Promise<DynamoDB> => {
      const proxy = await startProxy({ engine: engine.endpoint, functions: [definition], tables });
      onTestFinished(proxy.stop);
      const credentials = { accessKeyId: accessKeyOf(definition), secretAccessKey: 'x' };
      return new DynamoDB({ endpoint: proxy.endpoint, region: 'eu-local-1', credentials, maxAttempts: 1 });
    };
    return { grouped: await open(TABLES), single: await open([]) };
  }
  const put = (pk: string, more: object = {}) => ({ TableName: 'Items', Item: { ...keyOf(pk), ...more } });
  const said = (error: { name: string; message: string }): string => `${error.name}: ${error.message}`;

  it('of many who put the same items, one each succeeds, and the others are told why not', async () => {
    const { grouped } = await doors();
    const puts = Array.from({ length: 60 }, (_, index) => ({
      ...put(String(index % 20)),
      ConditionExpression: 'attribute_not_exists(pk)',
    }));
    const results = await Promise.all(puts.map((input) => grouped.putItem(input).then(() => 'stored', said)));
    expect(Map.groupBy(results, (result) => result.split(':')[0]!).get('stored')).toHaveLength(20);
    expect(new Set(results.filter((result) => result !== 'stored'))).toEqual(
      new Set(['ConditionalCheckFailedException: The conditional request failed']),
    );
    expect((await grouped.scan({ TableName: 'Items' })).Count).toBe(20);
  });

  it.each([
    ['an item over 400 KB', put('x', { text: { S: 'x'.repeat(410_000) } })],
    ['a key without text', { TableName: 'Items', Item: { pk: { S: '' }, sk: { S: 's' } } }],
    ["another type than an index's", put('x', { listed: { N: '1' } })],
    ['an empty set', put('x', { set: { SS: [] } })],
    ['a set that holds a value twice', put('x', { set: { SS: ['a', 'a'] } })],
    ['a number that is none', put('x', { number: { N: 'many' } })],
    ['a number of 39 digits', put('x', { number: { N: '1'.repeat(39) } })],
    ['a value that is not used', { ...put('x'), ExpressionAttributeValues: { ':a': { S: 'a' } } }],
    ['a name that is not used', { ...put('x'), ExpressionAttributeNames: { '#a': 'a' } }],
    ['a condition that is none', { ...put('x'), ConditionExpression: 'not a condition' }],
    ['a reserved word', { ...put('x'), ConditionExpression: 'attribute_exists(count)' }],
    ['a value that is not given', { ...put('x'), ConditionExpression: 'pk = :a' }],
  ])('%s is refused as it would be alone, and the others are stored', async (_, bad) => {
    const { grouped, single } = await doors();
    const input = bad as Parameters<DynamoDB['putItem']>[0];
    const alone = await single.putItem(input).then(() => 'stored', said);
    const results = await Promise.all([
      ...['a', 'b'].map((pk) => grouped.putItem(put(pk)).then(() => 'stored', said)),
      grouped.putItem(input).then(() => 'stored', said),
      grouped.putItem(put('c')).then(() => 'stored', said),
    ]);
    expect(results).toEqual(['stored', 'stored', alone, 'stored']);
  });

  it.each([
    ['adds a text to a number', { UpdateExpression: 'ADD n :a', ExpressionAttributeValues: { ':a': { S: 'a' } } }],
    ['changes its key', { UpdateExpression: 'SET pk = :a', ExpressionAttributeValues: { ':a': { S: 'a' } } }],
    ['has no expression', { UpdateExpression: '' }],
    ['sets what it does not give', { UpdateExpression: 'SET a = :a' }],
  ])('an update that %s is refused as it would be alone', async (_, parameters) => {
    const { grouped, single } = await doors();
    await single.putItem(put('x', { n: { N: '1' } }));
    const input = { TableName: 'Items', Key: keyOf('x'), ...parameters } as Parameters<DynamoDB['updateItem']>[0];
    const alone = await single.updateItem(input).then(() => 'stored', said);
    const results = await Promise.all([
      ...['a', 'b'].map((pk) => grouped.putItem(put(pk)).then(() => 'stored', said)),
      grouped.updateItem(input).then(() => 'stored', said),
    ]);
    expect(alone).not.toBe('stored');
    expect(results).toEqual(['stored', 'stored', alone]);
  });

  it('a condition that does not hold gives the item that it was held against', async () => {
    const { grouped } = await doors();
    await grouped.putItem(put('x', { mark: { S: 'here' } }));
    const refusing = grouped.putItem({
      ...put('x', { mark: { S: 'there' } }),
      ConditionExpression: 'mark = :there',
      ExpressionAttributeValues: { ':there': { S: 'there' } },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    const [, , refused] = await Promise.allSettled([grouped.putItem(put('a')), grouped.putItem(put('b')), refusing]);
    expect(refused).toMatchObject({
      reason: { name: 'ConditionalCheckFailedException', Item: { mark: { S: 'here' } } },
    });
  });
});
