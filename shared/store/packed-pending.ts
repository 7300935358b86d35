import { keptSecondsOf, type PendingEvent } from '../domain/error/pending.ts';
import type { Watermarks } from '../domain/watermark.ts';
import { ByteReader, ByteWriter } from './table/bytes.ts';

const ID_BYTES = 16;
const SEQUENCE_DIGITS = 40;

/**
 * Packs the pending events of an error with these watermarks, some 30 bytes each: how long they are kept, then of each its
 * id, its receipt from that of the one before, its time from its receipt, and its record by the watermark of its shard.
 */
export function packPending(pending: readonly PendingEvent[], marks: Watermarks): Uint8Array {
  const packed = new ByteWriter();
  const shards = Object.keys(marks);
  for (const [index, { id, received, happened, expires_at, counted }] of pending.entries()) {
    if (index === 0) packed.number(keptSecondsOf({ received, expires_at }));
    packed.raw(Buffer.from(id, 'hex'));
    packed.signed(received - (pending[index - 1]?.received ?? 0)).signed(happened - received);
    const shard = counted === null ? -1 : shards.indexOf(counted.shard);
    packed.number(shard + 1);
    if (counted === null || shard < 0) continue;
    const sequence = BigInt(counted.sequence);
    packed.bigNumber(BigInt(marks[counted.shard]!.last) - sequence);
    packed.bigNumber(counted.after === '' ? 0n : sequence - BigInt(counted.after));
  }
  return packed.written();
}

/** Unpacks `packPending`, with the same watermarks. */
export function unpackPending(packed: Uint8Array, marks: Watermarks): PendingEvent[] {
  const bytes = new ByteReader(packed);
  const pending: PendingEvent[] = [];
  const keptS = bytes.number();
  while (!bytes.isAtEnd) {
    const id = bytes.raw(ID_BYTES).toString('hex');
    const received = (pending.at(-1)?.received ?? 0) + bytes.signed();
    const happened = received + bytes.signed();
    const shard = Object.keys(marks)[bytes.number() - 1];
    const counted = shard === undefined ? null : countedIn(bytes, shard, marks);
    pending.push({ id, received, happened, expires_at: Math.floor(received / 1000) + keptS, counted });
  }
  return pending;
}

function countedIn(bytes: ByteReader, shard: string, marks: Watermarks): PendingEvent['counted'] {
  const sequence = BigInt(marks[shard]!.last) - bytes.bigNumber();
  const gap = bytes.bigNumber();
  return { shard, sequence: padded(sequence), after: gap === 0n ? '' : padded(sequence - gap) };
}

const padded = (sequence: bigint): string => String(sequence).padStart(SEQUENCE_DIGITS, '0');
