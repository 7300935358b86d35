import type { Objects } from '../../s3/objects.ts';
import type { ReadRange } from '../../source-maps/index/read-ranges.ts';

/** Objects up to this size are read whole: one request, where look-ups would make several. */
const MAX_WHOLE_BYTES = 1024 * 1024;

/** Ranges that are kept of one object. A stack touches some, and the same stack comes again. */
const MAX_KEPT = 256;

interface Kept {
  start: number;
  end: number;
  bytes: Promise<Buffer>;
}

/** One object of the bucket, of which what was read is kept, compressed as it is. */
export interface KeptRanges {
  read: ReadRange;
  /** Bytes that are kept. */
  size: () => number;
}

/**
 * Reads ranges of an object and keeps them; a small one is read whole.
 * @param remainingMs how long the read may take that is about to be made
 */
export function keptRanges(
  objects: Pick<Objects, 'get'>,
  { key, bytes: total, mayBeWhole }: { key: string; bytes: number; mayBeWhole: boolean },
  remainingMs: () => number,
): KeptRanges {
  const kept: Kept[] = [];
  const isWhole = mayBeWhole && total <= MAX_WHOLE_BYTES;

  async function get(start: number, end: number): Promise<Buffer> {
    const maxWaitMs = Math.ceil(remainingMs());
    if (maxWaitMs <= 0) throw new Error(`no time is left to read the object ${key}`);
    return objects.get(key, isWhole ? null : { start, length: end - start }, maxWaitMs);
  }

  function begun(start: number, end: number): Kept {
    const one: Kept = { start, end, bytes: get(start, end) };
    // What failed is read again when it is asked for again.
    one.bytes.catch(() => void (kept.includes(one) && kept.splice(kept.indexOf(one), 1)));
    if (kept.push(one) > MAX_KEPT) kept.shift();
    return one;
  }

  return {
    size: () => kept.reduce((sum, { start, end }) => sum + end - start, 0),
    read: async (offset, length) => {
      const last = Math.min(offset + length, total);
      if (last <= offset) return Buffer.alloc(0);
      const found =
        kept.findLast(({ start, end }) => start <= offset && last <= end) ??
        begun(isWhole ? 0 : offset, isWhole ? total : last);
      return (await found.bytes).subarray(offset - found.start, last - found.start);
    },
  };
}
