import { lambdaContext } from '../../kit/gateway-event.ts';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countEvents, purge, type Change } from '../../../shared/api/stream.ts';
import { consumer, shardConsumer, type ShardBatch } from '../../../shared/entry/stream.ts';

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

/** Of the image above, whatever item it is of. */
const idOf = ({ before }: Change<typeof purge>): number => (before as { id: number }).id;

/** A function that the stream calls, failing at these ids, and the changes that it was given. */
function failingAt(...bad: number[]) {
  const given: Change<typeof purge>[] = [];
  const handler = consumer(purge, async ({ change }) => {
    given.push(change);
    if (bad.includes(idOf(change))) throw new Error('the table is gone');
  });
  return { handler, given };
}

describe('a consumer of single changes', () => {
  it('is given them in their order, each item as it was and as it is', async () => {
    const { handler, given } = failingAt();
    const Records = [removed(1), record('MODIFY', 'ERROR', 2, { OldImage: image(2), NewImage: image(3) })];
    expect(await handler({ Records }, lambdaContext())).toEqual({ batchItemFailures: [] });
    expect(given).toEqual([
      { item: 'project', before: { id: 1, pk: 'p' }, after: null },
      { item: 'error', before: { id: 2, pk: 'p' }, after: { id: 3, pk: 'p' } },
    ]);
  });

  it('stops at the first that fails, and is given it and the rest again', async () => {
    const { handler, given } = failingAt(2, 3);
    expect(await handler({ Records: [removed(1), removed(2), removed(3)] }, lambdaContext())).toEqual({
      batchItemFailures: [{ itemIdentifier: '2' }],
    });
    expect(given.map(idOf)).toEqual([1, 2]);
  });

  it('fails at an item of which it is not told what it was', async () => {
    const { handler, given } = failingAt();
    const bare = record('REMOVE', 'PROJECT', 1, {});
    expect(await handler({ Records: [bare] }, lambdaContext())).toEqual({
      batchItemFailures: [{ itemIdentifier: '1' }],
    });
    expect(given).toEqual([]);
  });

  it('fails at a change that is none of its row', async () => {
    const { handler, given } = failingAt();
    for (const other of [inserted(1), record('REMOVE', 'ERROR', 1, { OldImage: image(1) })])
      expect(await handler({ Records: [other] }, lambdaContext())).toEqual({
        batchItemFailures: [{ itemIdentifier: '1' }],
      });
    expect(given).toEqual([]);
  });

  it('an empty batch succeeds', async () => {
    expect(await failingAt().handler({ Records: [] }, lambdaContext())).toEqual({ batchItemFailures: [] });
  });
});

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
  it('is given all new items at once, by sequence numbers that sort as text', async () => {
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
          { sequence: nine, value: { id: 9, pk: 'p' } },
          { sequence: ten, value: { id: 10, pk: 'p' } },
        ],
      },
    ]);
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
    expect(() => failingAt()).toThrow(missing);
    expect(() => counting()).toThrow(missing);
  });
});
