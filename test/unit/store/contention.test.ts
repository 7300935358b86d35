import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Conflict } from '../../../shared/domain/refusals.ts';
import * as errors from '../../../shared/store/errors.ts';
import * as settings from '../../../shared/store/settings.ts';
import { SORT } from '../../../shared/store/table/keys.ts';
import { openStore, storeWithin, type Store } from '../../../shared/store/table/store.ts';
import { trackedError } from '../../kit/unit/tracked-errors.ts';
import { tokenKeyInMemory } from '../../kit/unit/token-key.ts';

/** What a function has for a request, in milliseconds. */
const TIMEOUT_MS = 15_000;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1 - Number.EPSILON);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function cancelled(...codes: string[]): TransactionCanceledException {
  const CancellationReasons = codes.map((Code) => ({ Code }));
  return new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons });
}

/** A table on which somebody else is always faster; a transaction fails with one of these after the other. */
function contested(...failures: Error[]): Store {
  let transactions = 0;
  const send = async (command: unknown): Promise<object> => {
    if (command instanceof GetCommand)
      return command.input.Key?.['sk'] === SORT.project ? { Item: { user_salt: 's' } } : {};
    if (command instanceof QueryCommand) return { Items: [] };
    if (command instanceof UpdateCommand) return { Attributes: { last_id: 1 } };
    if (command instanceof TransactWriteCommand) throw failures[transactions++ % failures.length]!;
    if (command instanceof PutCommand) throw new ConditionalCheckFailedException({ message: '', $metadata: {} });
    throw new Error('no such call was expected');
  };
  const opened = openStore({ table: 't' }, { region: 'local' });
  return {
    ...opened,
    db: Object.assign(Object.create(opened.db) as Store['db'], { send: send as Store['db']['send'] }),
  };
}

async function failureOf(work: Promise<unknown>): Promise<{ error: unknown; tookMs: number }> {
  const begun = Date.now();
  const settled = work.then(
    () => null,
    (error: unknown) => error,
  );
  await vi.runAllTimersAsync();
  return { error: await settled, tookMs: Date.now() - begun };
}

const BUSY = cancelled('None', 'TransactionConflict');
const CHANGED = cancelled('None', 'ConditionalCheckFailed');

it.each([
  ['always busy', [BUSY]],
  ['always changed by others', [CHANGED]],
  ['busy, and changed by others in between', [...Array.from({ length: 11 }, () => BUSY), CHANGED]],
])('settings that are %s end in a conflict before the function does', async (_title, failures) => {
  const store = storeWithin(contested(...failures), TIMEOUT_MS);
  const change = { active: true, integrated: true };
  const work = settings.change(store, tokenKeyInMemory(), 1, change, { create: true });
  const { error, tookMs } = await failureOf(work);
  expect(error).toBeInstanceOf(Conflict);
  expect(tookMs).toBeLessThan(TIMEOUT_MS - 1_000);
});

it('an error that others keep changing ends in a conflict before the function does', async () => {
  const store = storeWithin(contested(), TIMEOUT_MS);
  const { error, tookMs } = await failureOf(errors.change(store, 1, 1, () => trackedError()));
  expect(error).toBeInstanceOf(Conflict);
  expect(tookMs).toBeLessThan(TIMEOUT_MS - 1_000);
});

it('an item that a transaction is changing is changed after it', async () => {
  const puts: unknown[] = [];
  const send = async (command: unknown): Promise<object> => {
    if (command instanceof PutCommand && puts.push(command) === 1)
      throw new TransactionConflictException({ message: 'busy', $metadata: {} });
    return {};
  };
  const opened = openStore({ table: 't' }, { region: 'local' });
  const db = Object.assign(Object.create(opened.db) as Store['db'], { send: send as Store['db']['send'] });
  const { error } = await failureOf(errors.change({ ...opened, db }, 1, 1, () => trackedError()));
  expect(error).toBeNull();
  expect(puts).toHaveLength(2);
});
