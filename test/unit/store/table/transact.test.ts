import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Conflict } from '../../../../shared/domain/refusals.ts';
import type { Store } from '../../../../shared/store/table/store.ts';
import { commit, putNew } from '../../../../shared/store/table/transact.ts';

function cancelled(...codes: string[]): TransactionCanceledException {
  return new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
}

/** A table that answers each transaction with the next of these, and with the last from then on. */
function answering(...answers: (Error | null)[]): { store: Store; sent: () => number } {
  let sent = 0;
  const send = async (): Promise<object> => {
    const answer = answers[Math.min(sent++, answers.length - 1)];
    if (answer) throw answer;
    return {};
  };
  return { store: { db: { send }, table: 't', deadlineMs: Date.now() + 1_000 } as unknown as Store, sent: () => sent };
}

const WRITES = ['first', 'second', 'third'].map((label) => ({ ...putNew({ table: 't' } as Store, {}), label }));

async function outcomeOf(store: Store): Promise<unknown> {
  const settled = commit(store, WRITES).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return settled;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const CONFLICT = cancelled('None', 'TransactionConflict');

describe('a transaction', () => {
  it('a transaction that succeeds is committed with one call', async () => {
    const { store, sent } = answering(null);
    expect([await outcomeOf(store), sent()]).toEqual([{ outcome: 'committed' }, 1]);
  });

  it('is tried again while another has its items, or the table is too busy', async () => {
    const busy = ['ThrottlingError', 'ProvisionedThroughputExceeded'].map((code) => cancelled(code, 'None'));
    const { store, sent } = answering(CONFLICT, ...busy, null);
    expect([await outcomeOf(store), sent()]).toEqual([{ outcome: 'committed' }, 4]);
  });

  it("gives up before the store's deadline and says why", async () => {
    const { store, sent } = answering(CONFLICT);
    const error = await outcomeOf(store);
    expect(error).toBeInstanceOf(Conflict);
    expect((error as Conflict).cause).toBe(CONFLICT);
    expect(sent()).toBeGreaterThan(5);
    expect(Date.now()).toBeLessThan(store.deadlineMs);
  });

  it.each([
    [['ConditionalCheckFailed', 'None'], 'first'],
    [['None', 'None', 'ConditionalCheckFailed'], 'third'],
    [['None', 'ConditionalCheckFailed', 'ConditionalCheckFailed'], 'second'],
    [['TransactionConflict', 'ConditionalCheckFailed'], 'second'],
  ])('%j is refused by the %s write, without another attempt', async (codes, refused) => {
    const { store, sent } = answering(cancelled(...codes));
    expect([await outcomeOf(store), sent()]).toEqual([{ outcome: 'refused', refused }, 1]);
  });

  it('is refused when the condition fails at a later attempt', async () => {
    const { store, sent } = answering(CONFLICT, cancelled('ConditionalCheckFailed'));
    expect([await outcomeOf(store), sent()]).toEqual([{ outcome: 'refused', refused: 'first' }, 2]);
  });

  it('is refused by a write without a name', async () => {
    const { store } = answering(cancelled('ConditionalCheckFailed'));
    expect(await commit(store, [putNew(store, {})])).toEqual({ outcome: 'refused', refused: null });
  });

  it.each([
    ['another reason', cancelled('ValidationError')],
    ['no reason at all', new TransactionCanceledException({ message: 'cancelled', $metadata: {} })],
    ['something else', new Error('network')],
  ])('that fails for %s throws it as it is', async (_title, error) => {
    const { store, sent } = answering(error);
    expect([await outcomeOf(store), sent()]).toEqual([error, 1]);
  });
});

describe('a new item', () => {
  it('does not replace one that is there', () => {
    expect(putNew({ table: 't' } as Store, { pk: 'a', sk: 'b' })).toEqual({
      Put: { TableName: 't', Item: { pk: 'a', sk: 'b' }, ConditionExpression: 'attribute_not_exists(pk)' },
    });
  });
});
