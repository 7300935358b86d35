import type { Frames } from './directory.ts';
import { unpackFrame } from './frames.ts';
import { readRanges, type ReadRange } from './read-ranges.ts';

/**
 * The frames of one part, each read when it is first needed and kept as what it was made into, as many as fit: what fails
 * at one place fails there again.
 */
export class FrameReader<T> {
  private readonly kept = new Map<number, T>();
  private readonly read: ReadRange;
  private readonly frames: Frames;
  private readonly base: number;
  private readonly mostBytes: number;
  private readonly mostKept: number;
  private readonly made: (bytes: Uint8Array, frame: number) => T;

  /**
   * @param base where the first frame of all is
   * @param most bytes of a frame, unpacked, and frames that are kept
   * @param made what is kept of a frame
   */
  constructor(
    read: ReadRange,
    frames: Frames,
    base: number,
    most: { bytes: number; kept: number },
    made: (bytes: Uint8Array, frame: number) => T,
  ) {
    this.read = read;
    this.frames = frames;
    this.base = base;
    this.mostBytes = most.bytes;
    this.mostKept = most.kept;
    this.made = made;
  }

  /**
   * Returns frames by their numbers.
   * @throws DamagedIndex
   */
  async get(wanted: Iterable<number>): Promise<Map<number, T>> {
    const numbers = [...new Set(wanted)];
    const found = new Map<number, T>();
    const missing: number[] = [];
    for (const number of numbers) {
      const kept = this.kept.get(number);
      if (kept === undefined) missing.push(number);
      else found.set(number, kept);
    }
    if (missing.length === 0) return found;
    const { offsets } = this.frames;
    const ranges = missing.map((number) => ({
      start: this.base + offsets[number]!,
      end: this.base + offsets[number + 1]!,
    }));
    const packed = await readRanges(this.read, ranges);
    for (const [index, number] of missing.entries()) {
      const one = this.made(unpackFrame(packed[index]!, this.mostBytes), number);
      found.set(number, one);
      this.keep(number, one);
    }
    return found;
  }

  /** The oldest one goes. */
  private keep(number: number, one: T): void {
    if (this.kept.size >= this.mostKept) this.kept.delete(this.kept.keys().next().value!);
    this.kept.set(number, one);
  }
}
