import type { Usage } from '../domain/quota.ts';
import type { RunningHours } from '../domain/running-hours.ts';
import type { SequenceNumber, Watermarks } from '../domain/watermark.ts';
import { ByteReader, ByteWriter } from './table/bytes.ts';

/**
 * Parts of items that are written with every batch, in a third or less of the bytes that DynamoDB's maps, names and
 * decimal texts take: each unit that a batch costs is a kilobyte.
 */

/** Packs running hours: the day that they begin with, the first hour, then the events of each hour up to the last. */
export function packHours({ hours, hours_from }: RunningHours): Uint8Array {
  const numbers = Object.keys(hours).map(Number);
  const packed = new ByteWriter().number(hours_from);
  if (numbers.length === 0) return packed.written();
  const first = Math.min(...numbers);
  packed.number(first);
  for (let hour = first; hour <= Math.max(...numbers); hour++) packed.number(hours[hour] ?? 0);
  return packed.written();
}

/** Unpacks `packHours`; hours without events are left out. */
export function unpackHours(packed: Uint8Array): RunningHours {
  const bytes = new ByteReader(packed);
  const hours_from = bytes.number();
  const hours: Record<string, number> = {};
  for (let hour = bytes.isAtEnd ? 0 : bytes.number(); !bytes.isAtEnd; hour++) {
    const count = bytes.number();
    if (count > 0) hours[hour] = count;
  }
  return { hours, hours_from };
}

/** Packs ascending whole numbers below 2^53, as the differences from one to the next. */
export function packAscending(numbers: readonly number[]): Uint8Array {
  const packed = new ByteWriter();
  for (const [index, number] of numbers.entries()) packed.number(number - (numbers[index - 1] ?? 0));
  return packed.written();
}

/** Unpacks `packAscending`. */
export function unpackAscending(packed: Uint8Array): number[] {
  const bytes = new ByteReader(packed);
  const numbers: number[] = [];
  while (!bytes.isAtEnd) numbers.push((numbers.at(-1) ?? 0) + bytes.number());
  return numbers;
}

/** Packs watermarks, 29 bytes each where shards and sequence numbers have DynamoDB's form. */
export function packMarks(marks: Watermarks): Uint8Array {
  const packed = new ByteWriter();
  for (const [shard, { last, at }] of Object.entries(marks)) writePlace(packed, shard, last).number(at);
  return packed.written();
}

/** Unpacks `packMarks`. */
export function unpackMarks(packed: Uint8Array): Watermarks {
  const bytes = new ByteReader(packed);
  const marks: [string, Watermarks[string]][] = [];
  while (!bytes.isAtEnd) {
    const { shard, sequence } = readPlace(bytes);
    marks.push([shard, { last: sequence, at: bytes.number() }]);
  }
  return Object.fromEntries(marks);
}

/** Packs a place in the stream. */
export function packPlace({ shard, sequence }: StreamPlace): Uint8Array {
  return writePlace(new ByteWriter(), shard, sequence).written();
}

/** Unpacks `packPlace`. */
export function unpackPlace(packed: Uint8Array): StreamPlace {
  return readPlace(new ByteReader(packed));
}

interface StreamPlace {
  shard: string;
  sequence: SequenceNumber;
}

/** As DynamoDB Streams names shards: `shardId-00000001414576573621-f55eea83`. Any other name is packed as a text. */
const SHARD = /^shardId-(\d{20})-([0-9a-f]{8})$/;
/** As `sequenceNumber` pads them. */
const SEQUENCE = /^\d{40}$/;
const HAS_SHARD_NUMBER = 1;
const HAS_SEQUENCE_NUMBER = 2;

/** A place in the stream: what forms its parts have, then the parts. */
function writePlace(packed: ByteWriter, shard: string, sequence: SequenceNumber): ByteWriter {
  const named = SHARD.exec(shard);
  const isNumber = SEQUENCE.test(sequence);
  packed.number((named ? HAS_SHARD_NUMBER : 0) + (isNumber ? HAS_SEQUENCE_NUMBER : 0));
  if (named) packed.bigNumber(BigInt(named[1]!)).raw(Buffer.from(named[2]!, 'hex'));
  else packed.text(shard);
  return isNumber ? packed.bigNumber(BigInt(sequence)) : packed.text(sequence);
}

function readPlace(bytes: ByteReader): StreamPlace {
  const forms = bytes.number();
  const digits = (count: number): string => bytes.bigNumber().toString().padStart(count, '0');
  const shard = forms & HAS_SHARD_NUMBER ? `shardId-${digits(20)}-${bytes.raw(4).toString('hex')}` : bytes.text();
  return { shard, sequence: forms & HAS_SEQUENCE_NUMBER ? digits(40) : bytes.text() };
}

/** Packs usages by public key, some 30 bytes each. */
export function packUsages(usages: Readonly<Record<string, Usage>>): Uint8Array {
  const packed = new ByteWriter();
  for (const [publicKey, usage] of Object.entries(usages)) {
    const random = PUBLIC_KEY.exec(publicKey);
    packed.number(random ? 1 : 0);
    if (random) packed.raw(Buffer.from(random[1]!, 'hex'));
    else packed.text(publicKey);
    packed.number(usage.window_start).number(usage.window).number(usage.used).number(usage.bytes);
  }
  return packed.written();
}

const PUBLIC_KEY = /^glet_([0-9a-f]{32})$/;

/** Unpacks `packUsages`. */
export function unpackUsages(packed: Uint8Array): Record<string, Usage> {
  const bytes = new ByteReader(packed);
  const usages: [string, Usage][] = [];
  while (!bytes.isAtEnd) {
    const publicKey = bytes.number() === 1 ? `glet_${bytes.raw(16).toString('hex')}` : bytes.text();
    const [window_start, window] = [bytes.number(), bytes.number()];
    usages.push([publicKey, { window_start, window, used: bytes.number(), bytes: bytes.number() }]);
  }
  return Object.fromEntries(usages);
}
