import { describe, expect, it } from 'vitest';
import { hasCounted } from '../../../shared/store/has-counted.ts';
import { countInError } from '../../../shared/services/events/count-in-error.ts';
import { useStore } from '../../kit/store.ts';
import { dyingStore, Killed } from '../../kit/unit/dying-store.ts';
import { eventId, HOUR_MS, NOW, records, summary } from '../../kit/unit/summaries.ts';

const store = useStore();
let lastError = 0;

/** Four records of an error of their own, which happened so many milliseconds before they were received. */
function fourRecords(late = 0) {
  const error_id = ++lastError;
  const received = NOW.getTime();
  const timestamp = new Date(received - late).toISOString();
  return records([1, 2, 3, 4].map((number) => summary({ error_id, event_id: eventId(number), received, timestamp })));
}

/** Records of an error, too many in a third of them for the error to list them itself. */
function manyRecords(many = 27) {
  const error_id = ++lastError;
  return records(Array.from({ length: many }, (_, index) => summary({ error_id, event_id: eventId(index + 1) })));
}

const counted = (batch: ReturnType<typeof fourRecords>): Promise<boolean[]> =>
  Promise.all(batch.map((record) => hasCounted(store, 'shard', record)));

describe('whether an error has counted a record', () => {
  it('is told by its watermark while nothing came later', async () => {
    const batch = fourRecords();
    expect(await counted(batch)).toEqual([false, false, false, false]);
    await countInError(store, 'shard', batch.slice(0, 2), NOW);
    expect(await counted(batch)).toEqual([true, true, false, false]);
  });

  it('is known though its watermark jumped over it, also where the list of events was written before it failed', async () => {
    const batch = manyRecords();
    await countInError(store, 'shard', batch.slice(0, 9), NOW);
    // The error is read, the list is put, the error is not.
    const dying = dyingStore(store, { call: 2, when: 'before' });
    await expect(countInError(dying, 'shard', batch.slice(9, 18), NOW)).rejects.toThrow(Killed);
    await countInError(store, 'shard', batch.slice(18), NOW);
    const told = [true, false, true].flatMap((one) => Array.from({ length: 9 }, () => one));
    expect(await counted(batch)).toEqual(told);
  });

  it('is known though all that came later is listed by the error itself, while it is and when it has moved on', async () => {
    const batch = manyRecords(30);
    await countInError(store, 'shard', batch.slice(0, 1), NOW);
    // A list of nine is put, the error is not.
    const dying = dyingStore(store, { call: 2, when: 'before' });
    await expect(countInError(dying, 'shard', batch.slice(1, 10), NOW)).rejects.toThrow(Killed);
    const told = [true, ...Array.from({ length: 9 }, () => false)];
    for (const to of [11, 30]) {
      for (let next = told.length; next < to; next++) {
        await countInError(store, 'shard', batch.slice(next, next + 1), NOW);
        told.push(true);
      }
      expect(await counted(batch.slice(0, to))).toEqual(told);
    }
  });

  it('is known of late events too, which no list is named after', async () => {
    const batch = fourRecords(HOUR_MS);
    await countInError(store, 'shard', batch.slice(0, 1), NOW);
    const dying = dyingStore(store, { call: 3, when: 'before' });
    await expect(countInError(dying, 'shard', batch.slice(1, 3), NOW)).rejects.toThrow(Killed);
    await countInError(store, 'shard', batch.slice(3), NOW);
    expect(await counted(batch)).toEqual([true, false, false, true]);
  });

  it('is known where late events and others were counted together', async () => {
    const [late, ...onTime] = fourRecords();
    late!.value = { ...late!.value, timestamp: new Date(NOW.getTime() - HOUR_MS).toISOString() };
    const batch = [late!, ...onTime];
    await countInError(store, 'shard', batch.slice(0, 3), NOW);
    await countInError(store, 'shard', batch.slice(3), NOW);
    expect(await counted(batch)).toEqual([true, true, true, true]);
  });

  it('is no matter of other shards', async () => {
    const batch = fourRecords();
    await countInError(store, 'other', batch, NOW);
    expect(await counted(batch)).toEqual([false, false, false, false]);
  });
});
