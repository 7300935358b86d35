import type { Frames } from './directory.ts';
import { TEXT_FRAME_BYTES } from './format.ts';
import { FrameReader } from './frame-reader.ts';
import type { TextPlace } from './read-chunks.ts';
import type { ReadRange } from './read-ranges.ts';

/** Frames that are kept unpacked: half a megabyte. */
const KEPT = 8;

/** Frames that the lines around one line are looked for in: longer lines are data and nothing that is shown. */
const MAX_FRAMES_OF_LINES = 4;

const LINE_BREAK = 10;

/** A line of a text, zero-based, and how many around it are wanted. */
export interface WantedLines {
  text: TextPlace;
  line: number;
  around: number;
}

/** A line of source and what is around it, without their line breaks. */
export interface Lines {
  before: string[];
  line: string;
  after: string[];
}

/** The texts of the sources of a map, of which only the frames with the lines that are asked for are read. */
export class SourceTexts {
  private readonly frames: Frames;
  private readonly reader: FrameReader<Buffer>;

  /** @param frames as the index has them */
  constructor(read: ReadRange, frames: Frames) {
    this.frames = frames;
    const most = { bytes: TEXT_FRAME_BYTES, kept: KEPT };
    this.reader = new FrameReader(read, frames, 0, most, (bytes) => Buffer.from(bytes));
  }

  /**
   * Returns lines in the order in which they are asked for; `null`: the text has no such line.
   * @throws DamagedIndex, and what the reader of ranges throws
   */
  async lines(wanted: readonly WantedLines[]): Promise<(Lines | null)[]> {
    const spans = wanted.map((one) => this.span(one));
    const found = await this.reader.get(spans.flatMap(({ first, last }) => numbersFrom(first, last)));
    return wanted.map((one, index) => {
      const { first, last } = spans[index]!;
      const numbers = numbersFrom(first, last);
      const bytes = Buffer.concat(numbers.map((number) => found.get(number)!));
      return cutOut(bytes, first * TEXT_FRAME_BYTES, this.frames.lines[first] ?? 0, one);
    });
  }

  /** The frames that have the lines: from the line break before the first of them to the one behind the last. */
  private span({ text, line, around }: WantedLines): { first: number; last: number } {
    const from = Math.max(0, line - around);
    const start = Math.floor(text.start / TEXT_FRAME_BYTES);
    const end = Math.floor(Math.max(text.start, text.start + text.bytes - 1) / TEXT_FRAME_BYTES);
    const first = from === 0 ? start : Math.max(start, this.frameOfBreak(text.breaksBefore + from));
    const last = Math.min(
      end,
      this.frameOfBreak(text.breaksBefore + line + around + 1),
      first + MAX_FRAMES_OF_LINES - 1,
    );
    return { first, last: Math.min(last, this.frames.lines.length - 1) };
  }

  /** The frame that has the nth line break of all, from 1; the last frame where there are fewer. */
  private frameOfBreak(nth: number): number {
    const { lines } = this.frames;
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (lines[middle]! < nth) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}

function numbersFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** @param start of the bytes in all texts, and the line breaks before it */
function cutOut(bytes: Buffer, start: number, breaks: number, { text, line, around }: WantedLines): Lines | null {
  const from = Math.max(0, line - around);
  const end = Math.min(bytes.length, text.start + text.bytes - start);
  let at = Math.max(0, text.start - start);
  // Lines of the text are counted from its beginning, or from that of the bytes where the text began before.
  let current = text.start >= start ? 0 : breaks - text.breaksBefore;
  for (; current < from; current++) {
    const next = bytes.indexOf(LINE_BREAK, at);
    if (next < 0 || next >= end) return null;
    at = next + 1;
  }
  const found: string[] = [];
  while (current + found.length <= line + around && at <= end) {
    const next = bytes.indexOf(LINE_BREAK, at);
    const stop = next < 0 || next > end ? end : next;
    found.push(bytes.toString('utf8', at, stop));
    at = stop + 1;
  }
  const index = line - current;
  const middle = found[index];
  return middle === undefined ? null : { before: found.slice(0, index), line: middle, after: found.slice(index + 1) };
}
