import type { RandomAccess } from '../../../shared/source-maps/bundle/random-access.ts';
import type { ReadRange } from '../../../shared/source-maps/index/read-ranges.ts';

/** Reads ranges of bytes and notes each. */
export function rangesOf(bytes: Uint8Array): { read: ReadRange; asked: { offset: number; length: number }[] } {
  const asked: { offset: number; length: number }[] = [];
  return {
    asked,
    read: async (offset, length) => {
      asked.push({ offset, length });
      return bytes.subarray(offset, offset + length);
    },
  };
}

export function accessTo(bytes: Uint8Array): RandomAccess {
  return { size: bytes.length, read: rangesOf(bytes).read };
}
