import { lambdaContext } from '../../kit/gateway-event.ts';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changes, countEvents } from '../../../shared/api/stream.ts';
import { shardConsumer, type ShardBatch } from '../../../shared/entry/stream.ts';

beforeEach(() => {
  vi.stubEnv('GLET_TABLE', 'table');
  vi.stubEnv('GLET_TENANT', 'acme');
  vi.stubEnv('AWS_REGION', 'local');
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const image = (id: number) => ({ id: { N: String(id) }, pk: { S: 'p' } });
const record = (
  eventName: NonNullable<DynamoDBRecord['eventName']>,
  sk: string,
  id: number,
  images: object,
): DynamoDBRecord => ({
  eventName,
  dynamodb: { Keys: { sk: { S: sk } }, SequenceNumber: `${id}`, ...images },
});
const removed = (id: number): DynamoDBRecord => record('REMOVE', 'PROJECT', id, { OldImage: image(id) });
const inserted = (id: number): DynamoDBRecord => record('INSERT', 'EVENT', id, { NewImage: image(id) });

/** A function that is called for whole batches, and the batches that it was given. */
function counting(problem?: Error) {
  const given: Omit<ShardBatch<typeof countEvents>, 'store' | 'now'>[] = [];
  const handler = shardConsumer(countEvents, async ({ shard, batch }) => {
    given.push({ shard, batch });
    if (problem) throw problem;
  });
  return { handler, given };
}

describe('a consumer of whole batches', () => {
  it('is given all changes at once, by sequence numbers that sort as text', async () => {
    const { handler, given } = counting();
    const state = { kept: 'by Lambda' };
    expect(await handler({ Records: [inserted(9), inserted(10)], shardId: 'shard-1', state }, lambdaContext())).toEqual(
      {
        batchItemFailures: [],
        state,
      },
    );
    const [nine, ten] = ['9'.padStart(40, '0'), '10'.padStart(40, '0')];
    expect(given).toEqual([
      {
        shard: 'shard-1',
        batch: [
          { sequence: nine, value: { item: 'event', before: null, after: { id: 9, pk: 'p' } } },
          { sequence: ten, value: { item: 'event', before: null, after: { id: 10, pk: 'p' } } },
        ],
      },
    ]);
  });

  it('is given each item as it was and as it is', async () => {
    const given: unknown[] = [];
    const handler = shardConsumer(changes, async ({ batch }) => void given.push(...batch.map(({ value }) => value)));
    const images = { OldImage: image(2), NewImage: image(3) };
    const Records = [
      removed(1),
      record('MODIFY', 'ERROR', 2, images),
      record('INSERT', 'COUNTS', 3, { NewImage: image(4) }),
    ];
    await handler({ Records, shardId: 'shard-1' }, lambdaContext());
    expect(given).toEqual([
      { item: 'project', before: { id: 1, pk: 'p' }, after: null },
      { item: 'error', before: { id: 2, pk: 'p' }, after: { id: 3, pk: 'p' } },
      { item: 'counts', before: null, after: { id: 4, pk: 'p' } },
    ]);
  });

  it('is given nothing of an item of which it is not told what it was', async () => {
    const handler = shardConsumer(changes, async () => {});
    const bare = handler({ Records: [record('REMOVE', 'PROJECT', 1, {})], shardId: 'shard-1' }, lambdaContext());
    await expect(bare).rejects.toThrow('the record has no OldImage');
  });

  it('is not called at the end of a window, when there is nothing new', async () => {
    const { handler, given } = counting();
    expect(await handler({ Records: [], shardId: 'shard-1' }, lambdaContext())).toEqual({
      batchItemFailures: [],
      state: {},
    });
    expect(given).toEqual([]);
  });

  it('throws before it does anything when a record cannot be read, so that Lambda takes the batch apart', async () => {
    const { handler, given } = counting();
    const poison = record('INSERT', 'EVENT', 2, { NewImage: { id: { X: 'no type' } } });
    for (const unreadable of [poison, removed(2)])
      await expect(
        handler({ Records: [inserted(1), unreadable], shardId: 'shard-1' }, lambdaContext()),
      ).rejects.toThrow(/./);
    expect(given).toEqual([]);
  });

  it('throws what its work throws: a part of a batch cannot be reported as done', async () => {
    const { handler } = counting(new Error('the table is gone'));
    await expect(handler({ Records: [inserted(1)], shardId: 'shard-1' }, lambdaContext())).rejects.toThrow(
      'the table is gone',
    );
  });

  it('refuses records of which nobody says which shard they are of', async () => {
    await expect(counting().handler({ Records: [inserted(1)] }, lambdaContext())).rejects.toThrow('tumbling window');
  });
});

describe('a function without its environment', () => {
  it('does not start', () => {
    vi.stubEnv('GLET_TABLE', '');
    const missing = new Error("missing in the function's environment: GLET_TABLE");
    expect(() => counting()).toThrow(missing);
  });
});
