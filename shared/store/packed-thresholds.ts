import { WINDOW_STEPS, type ThresholdWindow } from '../domain/alerts/threshold-window.ts';
import type { Thresholds } from '../domain/alerts/thresholds.ts';
import { ByteReader, ByteWriter } from './table/bytes.ts';

const HASH_BYTES = 4;

/** Packs what is counted for thresholds, some 20 to 40 bytes for each that counts events, and 4 more for each user of the others. */
export function packThresholds(thresholds: Thresholds): Uint8Array {
  const packed = new ByteWriter();
  for (const [rule, window] of Object.entries(thresholds)) {
    const { minutes, counts, step, below_from } = window;
    packed.number(Number(rule)).number(2 * minutes + (counts === 'users' ? 1 : 0));
    // Never farther from the newest step than a window: later it is not over any more.
    packed.number(step).number(below_from === null ? 0 : 1 + WINDOW_STEPS + below_from - step);
    if (window.counts === 'events') {
      packed.number(window.steps.length);
      for (const size of window.steps) packed.number(size);
    } else {
      packed.number(window.steps.length);
      for (const hashes of window.steps) {
        packed.number(hashes.length);
        for (const hash of hashes) packed.raw(hashBytes(hash));
      }
    }
  }
  return packed.written();
}

/** Unpacks `packThresholds`. */
export function unpackThresholds(packed: Uint8Array): Thresholds {
  const bytes = new ByteReader(packed);
  const thresholds: Record<number, ThresholdWindow> = {};
  while (!bytes.isAtEnd) {
    const rule = bytes.number();
    const kind = bytes.number();
    const step = bytes.number();
    const below = bytes.number();
    const below_from = below === 0 ? null : below - 1 - WINDOW_STEPS + step;
    const window = { minutes: Math.floor(kind / 2), step, below_from };
    const length = bytes.number();
    const each = <Value>(read: () => Value): Value[] => Array.from({ length }, read);
    thresholds[rule] =
      kind % 2 === 0
        ? { ...window, counts: 'events', steps: each(() => bytes.number()) }
        : { ...window, counts: 'users', steps: each(() => hashesFrom(bytes)) };
  }
  return thresholds;
}

function hashBytes(hash: number): Buffer {
  const bytes = Buffer.alloc(HASH_BYTES);
  bytes.writeUInt32BE(hash);
  return bytes;
}

function hashesFrom(bytes: ByteReader): number[] {
  return Array.from({ length: bytes.number() }, () => bytes.raw(HASH_BYTES).readUInt32BE());
}
