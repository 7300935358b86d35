import { describe, expect, it } from 'vitest';
import { hasCounted } from '../../../shared/store/has-counted.ts';
import { countInError } from '../../../shared/services/events/count-in-error.ts';
import { useStore } from '../../kit/store.ts';
import { dyingStore, Killed } from '../../kit/unit/dying-store.ts';
import { eventId, NOW, records, summary } from '../../kit/unit/summaries.ts';

const store = useStore();
let lastError = 0;

/** Four records of an error of their own. */
function fourRecords() {
  const error_id = ++lastError;
  return records([1, 2, 3, 4].map((number) => summary({ error_id, event_id: eventId(number) })));
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
    const batch = fourRecords();
    await countInError(store, 'shard', batch.slice(0, 1), NOW);
    // The error is read, the list is put, the error is not.
    const dying = dyingStore(store, { call: 2, when: 'before' });
    await expect(countInError(dying, 'shard', batch.slice(1, 3), NOW)).rejects.toThrow(Killed);
    await countInError(store, 'shard', batch.slice(3), NOW);
    expect(await counted(batch)).toEqual([true, false, false, true]);
  });

  it('is no matter of other shards', async () => {
    const batch = fourRecords();
    await countInError(store, 'other', batch, NOW);
    expect(await counted(batch)).toEqual([false, false, false, false]);
  });
});
