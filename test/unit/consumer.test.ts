import type { DynamoDBStreamEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { consumer } from '../../shared/consumer.ts';

beforeEach(() => {
  vi.stubEnv('GLET_TABLE', 'table');
  vi.stubEnv('GLET_TENANT', 'acme');
  vi.stubEnv('AWS_REGION', 'local');
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const batch = (...ids: number[]): DynamoDBStreamEvent => ({
  Records: ids.map((id) => ({
    dynamodb: { SequenceNumber: `s${id}`, OldImage: { id: { N: String(id) }, pk: { S: 'p' } } },
  })),
});

/** A function that the stream calls, failing at these ids, and the items that it was given. */
function failingAt(...bad: number[]) {
  const given: Record<string, unknown>[] = [];
  const handler = consumer(async ({ removed }) => {
    given.push(removed);
    if (bad.includes(removed['id'] as number)) throw new Error('the table is gone');
  });
  return { handler, given };
}

describe('a batch of the stream', () => {
  it('is worked off in its order, each item as it was', async () => {
    const { handler, given } = failingAt();
    expect(await handler(batch(1, 2))).toEqual({ batchItemFailures: [] });
    expect(given).toEqual([
      { id: 1, pk: 'p' },
      { id: 2, pk: 'p' },
    ]);
  });

  it('stops at the first record that fails, and is delivered again from there', async () => {
    const { handler, given } = failingAt(2, 3);
    expect(await handler(batch(1, 2, 3))).toEqual({ batchItemFailures: [{ itemIdentifier: 's2' }] });
    expect(given.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('of nothing is no failure', async () => {
    expect(await failingAt().handler(batch())).toEqual({ batchItemFailures: [] });
  });
});

describe('a function without its environment', () => {
  it('does not start', () => {
    vi.stubEnv('GLET_TABLE', '');
    expect(() => failingAt()).toThrow(new Error("missing in the function's environment: GLET_TABLE"));
  });
});
