import { expect, it } from 'vitest';
import type { StreamRecord } from '../../local/streams/record.ts';
import { createShardBatches } from '../../local/streams/shard-batches.ts';

const { signal } = new AbortController();

function recordOf(sequence: number, eventName: StreamRecord['eventName'] = 'INSERT', bytes = 0): StreamRecord {
  const NewImage = { text: { S: 'x'.repeat(bytes) } };
  const dynamodb = { ApproximateCreationDateTime: 0, Keys: {}, NewImage, SequenceNumber: String(sequence) };
  return { eventID: String(sequence), eventName, awsRegion: 'eu-local-1', dynamodb };
}

/** Batches of records that are inserted, three at the most, and the steps that were seen: batches, and what is done with. */
function batches(fails: (batch: string) => boolean = () => false) {
  const seen: string[] = [];
  const { take } = createShardBatches({
    passes: ({ eventName }) => eventName === 'INSERT',
    size: 3,
    async deliver(batch) {
      const numbers = batch.map(({ eventID }) => eventID).join(' ');
      seen.push(numbers);
      if (fails(numbers)) throw new Error('the checkpoint cannot be written');
    },
    done: (sequence) => void seen.push(`done ${sequence}`),
  });
  return { seen, take };
}

it('a batch is full of records that pass, whatever lies between them', async () => {
  const { seen, take } = batches();
  const records = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => recordOf(number, number % 2 === 0 ? 'MODIFY' : 'INSERT'));
  await take(records, false, signal);
  expect(seen).toEqual(['1 3 5', '7', 'done 8']);
});

it('records that do not pass are done with', async () => {
  const { seen, take } = batches();
  await take([recordOf(1, 'REMOVE'), recordOf(2, 'MODIFY')], false, signal);
  expect(seen).toEqual(['done 2']);
});

it('a batch that is not full waits for the records that follow at once, and for no others', async () => {
  const { seen, take } = batches();
  await take(
    [1, 2, 3, 4].map((number) => recordOf(number)),
    true,
    signal,
  );
  expect(seen).toEqual(['1 2 3']);
  await take([recordOf(5)], true, signal);
  expect(seen).toEqual(['1 2 3']);
  await take([], false, signal);
  expect(seen).toEqual(['1 2 3', '4 5']);
});

it("a batch has less than Lambda's 6 MB, but one record at least", async () => {
  const { seen, take } = batches();
  const megabytes = [2, 3, 2, 7, 1];
  await take(
    megabytes.map((size, place) => recordOf(place, 'INSERT', size * 2 ** 20)),
    false,
    signal,
  );
  expect(seen).toEqual(['0 1', '2', '3', '4', 'done 4']);
});

it('what could not be delivered is not let go of', async () => {
  let isFailing = true;
  const { seen, take } = batches(() => isFailing);
  await expect(take([recordOf(1)], false, signal)).rejects.toThrow('the checkpoint cannot be written');
  isFailing = false;
  await take([recordOf(2)], false, signal);
  expect(seen).toEqual(['1', '1 2', 'done 2']);
});
