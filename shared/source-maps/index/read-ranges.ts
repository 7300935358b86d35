import { DamagedIndex } from './varints.ts';

/**
 * Reads a range of bytes of one object, never of another with its name: who gives it holds on to what identifies the
 * content. Fewer bytes come only where the object ends.
 */
export type ReadRange = (offset: number, length: number) => Promise<Uint8Array>;

export interface Range {
  start: number;
  end: number;
}

/** Ranges nearer than this are read together: a request costs more than so many bytes. */
const MAX_GAP_BYTES = 16_384;

/** Requests at once. */
const MAX_AT_ONCE = 20;

/**
 * Reads ranges in few requests, and returns the bytes of each in the order given.
 * @throws DamagedIndex where the object ends before one does
 */
export async function readRanges(read: ReadRange, ranges: readonly Range[]): Promise<Uint8Array[]> {
  const joined = join(ranges);
  const parts: Uint8Array[] = [];
  for (let from = 0; from < joined.length; from += MAX_AT_ONCE) {
    const some = joined.slice(from, from + MAX_AT_ONCE);
    parts.push(...(await Promise.all(some.map(({ start, end }) => read(start, end - start)))));
  }
  return ranges.map(({ start, end }) => {
    const at = joined.findIndex((one) => one.start <= start && end <= one.end);
    const first = start - joined[at]!.start;
    const bytes = parts[at]!.subarray(first, first + end - start);
    if (bytes.length < end - start) throw new DamagedIndex('it is cut off');
    return bytes;
  });
}

function join(ranges: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end + MAX_GAP_BYTES) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
