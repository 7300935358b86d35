import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { HASH_RANGE } from '../../../shared/domain/error/distinct.ts';
import { ERROR_STATUSES, type TrackedError } from '../../../shared/domain/error/tracked-error.ts';
import type { PendingEvent } from '../../../shared/domain/error/pending.ts';
import { withEvents } from '../../../shared/domain/error/with-events.ts';
import { sequenceNumber } from '../../../shared/domain/watermark.ts';
import { countInError } from '../../../shared/services/events/count-in-error.ts';
import * as errors from '../../../shared/store/errors.ts';
import { errorOf, hasRoomForPending, storedErrorOf } from '../../../shared/store/stored-error.ts';
import { keyOfError } from '../../../shared/store/table/item-keys.ts';
import { thresholdRule } from '../../kit/unit/alert-rules.ts';
import { attributeSizes } from '../../kit/item-size.ts';
import { useStore } from '../../kit/store.ts';
import { after, eventId, HOUR_MS, NOW, summary } from '../../kit/unit/summaries.ts';

const store = useStore();
const SHARDS = [0, 1, 2].map((shard) => `shardId-0000000176404200${shard}123-f55eea8${shard}`);
const ERROR_ID = 4_503_599_627_370_496;
const KEY = keyOfError(42, ERROR_ID);

/** As an error of an ordinary application says, every ten minutes, of one of eighty users. */
function ordinaryEvent(number: number) {
  const random = createHash('sha256')
    .update(String(number % 80))
    .digest()
    .readUInt32BE();
  return summary({
    project_id: 42,
    error_id: ERROR_ID,
    event_id: eventId(number + 1),
    timestamp: after(number * (HOUR_MS / 6)),
    title: "TypeError: Cannot read properties of undefined (reading 'id')",
    type: 'TypeError',
    message: "Cannot read properties of undefined (reading 'id')",
    culprit: 'app/orders/checkout.js in OrderService.submit',
    release: `shop@1.2.${Math.floor(number / 50)}`,
    environment: number % 9 === 0 ? 'staging' : 'production',
    user_hash: Math.floor((random / 2 ** 32) * HASH_RANGE),
  });
}
const batchOf = (number: number) => [
  {
    sequence: sequenceNumber(String(111_100_000_000_000_000_000_000n + BigInt(number) * 7_654_321n)),
    value: ordinaryEvent(number),
  },
];

const pendingEvents = (count: number): PendingEvent[] =>
  Array.from({ length: count }, (_, number) => {
    const received = NOW.getTime() + number;
    const expires_at = Math.floor(NOW.getTime() / 1000) + 60;
    return { id: eventId(number + 1), received, happened: received, expires_at, counted: null };
  });

function matureError(): TrackedError {
  let error: TrackedError | null = null;
  for (let number = 0; number < 200; number++)
    error = withEvents(error, SHARDS[number % 3]!, batchOf(number), NOW.getTime())!.error;
  return error!;
}

it('an error of two hundred events, eighty users, four releases and three shards stays within a kilobyte', () => {
  const item = { ...storedErrorOf(matureError()), ...KEY, revision: 200 };
  const sizes: Partial<Record<string, number>> = attributeSizes(item);
  const total = Object.values(sizes).reduce<number>((sum, size) => sum + size!, 0);
  const { users, marks, hours, born, ...others } = sizes;
  const texts = ['title', 'type', 'message', 'culprit', 'releases', 'environments', 'first_release', 'last_release'];
  const ofTexts = texts.reduce((sum, name) => sum + (others[name] ?? 0), 0);
  expect({
    users,
    marks,
    hours,
    born,
    texts: ofTexts,
    rest: total - users! - marks! - hours! - born! - ofTexts,
  }).toEqual({
    users: 260,
    marks: 89,
    hours: 45,
    born: 26,
    texts: 207,
    rest: 212,
  });
  expect(total).toBeLessThanOrEqual(1_024);
});

it('and so a batch of it costs a unit for the error, two for its place by last seen, and one for the list in some', async () => {
  await errors.change(store, 42, ERROR_ID, () => matureError());
  const units = [];
  for (let number = 200; number < 212; number++) {
    store.units = 0;
    await countInError(store, SHARDS[number % 3]!, batchOf(number), NOW);
    // Without the consistent read.
    units.push(store.units - 1);
  }
  // It has room for five pending events. The tenth passes a step of the list by frequency, which is two more.
  expect(units).toEqual([3, 3, 3, 3, 3, 4, 3, 3, 3, 3 + 2, 4, 3]);
});

it('a threshold takes the room of a pending event from an error that is nearly a kilobyte: their list is written sooner', async () => {
  const rules = [thresholdRule({ count: 1_000, minutes: 60 })];
  await errors.change(store, 42, ERROR_ID, (current) => ({ ...matureError(), marks: current!.marks, pending: [] }));
  const units = [];
  for (let number = 212; number < 224; number++) {
    store.units = 0;
    await countInError(store, SHARDS[number % 3]!, batchOf(number), NOW, rules);
    units.push(store.units - 1);
  }
  // Three lists in twelve batches, where it is two without; and the step of the list by frequency.
  expect(units).toEqual([3, 4, 3, 3, 3, 4, 3, 3, 3, 3 + 2, 4, 3]);
});

it('has as much room for pending events in a write that tells something: the next one tells nothing', () => {
  const occurrences = [{ trigger: 'new', rules: [1, 2], at: NOW.getTime(), release: 'shop@1.2.3' }] as const;
  const mature = matureError();
  const rooms = Array.from({ length: 20 }, (_, tens) => {
    const error = { ...mature, culprit: 'c'.repeat(10 * tens), pending: pendingEvents(4) };
    return [hasRoomForPending(error), hasRoomForPending({ ...error, occurrences })];
  });
  expect(rooms.filter(([quiet, telling]) => quiet !== telling)).toEqual([]);
  expect(new Set(rooms.map(([quiet]) => quiet))).toEqual(new Set([true, false]));
});

it('what is stored of an error is all of it, whatever is left out', () => {
  const text = fc.constantFrom('', 'Error', 'no', 'Error: no', ': no', 'Error: ', 'no: Error: no');
  const release = fc.option(fc.constantFrom('1', '2'));
  const moment = fc.option(fc.nat());
  const drawn = fc.record({
    title: text,
    type: text,
    message: text,
    first_release: release,
    last_release: release,
    releases: fc.subarray(['1', '2']),
    resolved_at: moment,
    resolved_in: fc.option(
      fc.record({ version: fc.constantFrom('', '1'), date: fc.nat(), from: fc.constantFrom('release', 'next') }),
    ),
    deleted_before: fc.nat(1),
    status: fc.constantFrom(...ERROR_STATUSES),
    level: fc.constantFrom('error', 'warning', ''),
    count: fc.nat(50),
    regressed_at: fc.option(fc.constant(NOW.toISOString())),
  });
  const mature = matureError();
  fc.assert(
    fc.property(drawn, (fields) => {
      const error = { ...mature, ...fields };
      const {
        error_list: _list,
        frequency: _step,
        pk: _pk,
        sk: _sk,
        ...stored
      } = errorOf({
        ...storedErrorOf(error),
        ...KEY,
      });
      expect(stored).toEqual(error);
    }),
  );
});
