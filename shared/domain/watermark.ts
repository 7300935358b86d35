import { HOUR_MS } from './time.ts';

/**
 * Exactly-once counting over a stream that delivers at least once.
 *
 * A record stays in its shard and a shard's records come in the order of their sequence numbers, however often and in
 * whatever batches they are delivered again. So each item that counts records keeps, per shard, the last sequence number
 * that it has counted, and is written under the condition that this has not changed: what is counted and how far counting
 * has come change in one write.
 */

/** Sequence numbers have up to 40 digits; padded, their order as text is their order as numbers. */
export type SequenceNumber = string;

const DIGITS = 40;

/** Pads a sequence number as the stream gives it, so that it can be compared as text. */
export function sequenceNumber(raw: string): SequenceNumber {
  return raw.padStart(DIGITS, '0');
}

/** The last counted sequence number of each shard, and when that was (milliseconds since 1970). */
export type Watermarks = Readonly<Record<string, { last: SequenceNumber; at: number }>>;

/** One change as the stream delivers it. */
export interface Sequenced<Value> {
  sequence: SequenceNumber;
  value: Value;
}

/**
 * Stream records live for 24 hours: a shard that was last counted before has nothing to deliver again. Two hours more for
 * clocks. A table of few partitions has some thirty shards in that time, three kilobytes of watermarks in the item of an
 * error that never rests.
 */
export const FORGET_AFTER_MS = 26 * HOUR_MS;

/**
 * The shard, so to speak, of records that the consumer gave up on and that are counted later: those of one failure, by the
 * shard and the sequence number that it began with. Watermarks of it are never forgotten, because the failure may be taken
 * up again at any time.
 */
export function recountShard(shard: string, first: string): string {
  return `${RECOUNT}${shard} ${first}`;
}

/** Tells whether it is such a shard. */
export const isRecountShard = (shard: string): boolean => shard.startsWith(RECOUNT);

const RECOUNT = 'recount ';

/** Of a batch, in its order, what is not counted yet. */
export function uncounted<Value>(
  marks: Watermarks,
  shard: string,
  batch: readonly Sequenced<Value>[],
): Sequenced<Value>[] {
  const last = marks[shard]?.last ?? '';
  return batch.filter(({ sequence }) => sequence > last);
}

/** The watermarks after counting up to `last` of a shard. */
export function advanced(marks: Watermarks, shard: string, last: SequenceNumber, now: number): Watermarks {
  const recent = Object.entries(marks).filter(([name, { at }]) => now - at < FORGET_AFTER_MS || isRecountShard(name));
  return { ...Object.fromEntries(recent), [shard]: { last, at: now } };
}
