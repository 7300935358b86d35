import { sequenceOf, type StreamRecord } from './record.ts';

/** A shard's records on their way into batches. */
export interface ShardBatches {
  /**
   * Takes the next records, if any, and delivers what is a batch.
   * @param mayBeMore `true`: a batch that is not full may wait for the next records, which follow at once.
   */
  take: (records: readonly StreamRecord[], mayBeMore: boolean, signal: AbortSignal) => Promise<void>;
}

export interface ShardBatchesOptions {
  /** The filter of the event source. */
  passes: (record: StreamRecord) => boolean;
  /** Most records of a batch. */
  size: number;
  /** Resolves when it is done with a batch, or aborted. */
  deliver: (batch: readonly StreamRecord[]) => Promise<void>;
  /** Told the last sequence number that is done with where it is of a record that does not pass. */
  done: (sequenceNumber: string) => void;
}

/**
 * What a batch may hold as JSON: "The batch size reaches the payload limit" of 6 MB (Lambda Developer Guide, "Polling and
 * batching streams"), less what stands around the records.
 */
const MAX_BATCH_BYTES = 6 * 1024 * 1024 - 64 * 1024;
/** The region and the stream's ARN, which an event adds to each record. */
const ADDED_BYTES = 300;

/**
 * Makes batches of the records that pass, however many lie between them that do not: the fewer batches, the fewer calls of
 * the function and of the table. A record that does not pass is let go of at once.
 */
export function createShardBatches({ passes, size, deliver, done }: ShardBatchesOptions): ShardBatches {
  let pending: StreamRecord[] = [];

  return {
    async take(records, mayBeMore, signal) {
      pending.push(...records.filter(passes));
      const least = mayBeMore ? size : 1;
      while (pending.length >= least && !signal.aborted) {
        const batch = pending.slice(0, batchLength(pending, size));
        await deliver(batch);
        pending = pending.slice(batch.length);
      }
      const last = records.at(-1);
      if (last !== undefined && pending.length === 0 && !signal.aborted) done(sequenceOf(last));
    },
  };
}

/** How many of the first records make a batch: at least one. */
function batchLength(records: readonly StreamRecord[], size: number): number {
  let bytes = 0;
  const end = records.slice(0, size).findIndex((record, place) => {
    bytes += Buffer.byteLength(JSON.stringify(record)) + ADDED_BYTES;
    return place > 0 && bytes > MAX_BATCH_BYTES;
  });
  return end < 0 ? Math.min(size, records.length) : end;
}
