import { PARTS, type Part } from './format.ts';
import { DamagedIndex, VarintReader, VarintWriter } from './varints.ts';

/** The frames of one part: frame `i` reaches from `offsets[i]` to `offsets[i + 1]`, counted from the first frame of all. */
export interface Frames {
  offsets: Float64Array;
  /** The place of the first row of each; empty for parts that are no blocks. */
  lines: Int32Array;
  columns: Int32Array;
}

export interface Directory extends Record<Part, Frames> {
  /** Of the texts; line breaks before each frame in `lines`. */
  texts: Frames;
}

/** What the builder notes of a frame. */
export interface FrameNote {
  bytes: number;
  line?: number;
  column?: number;
}

const ALL = [...PARTS, 'texts'] as const;
/** Which lists the frames of a part have. */
const KEYS = { mappings: 2, functions: 2, names: 0, sources: 0, astral: 0, texts: 1 } as const;

export function writeDirectory(notes: Record<(typeof ALL)[number], readonly FrameNote[]>): Uint8Array {
  const writer = new VarintWriter();
  for (const part of ALL) {
    const frames = notes[part];
    writer.unsigned(frames.length);
    for (const { bytes } of frames) writer.unsigned(bytes);
    if (KEYS[part] > 0) {
      let before = 0;
      for (const { line = 0 } of frames) {
        writer.unsigned(line - before);
        before = line;
      }
    }
    if (KEYS[part] > 1) for (const { column = 0 } of frames) writer.unsigned(column);
  }
  return writer.written();
}

/** @throws DamagedIndex */
export function readDirectory(bytes: Uint8Array): Directory {
  const reader = new VarintReader(bytes);
  const directory: Partial<Directory> = {};
  let offset = 0;
  for (const part of ALL) {
    if (part === 'texts') offset = 0;
    const count = reader.unsigned();
    // Each frame takes a byte at least, so a count beyond that is no count, and no memory is taken for it.
    if (count > bytes.length) throw new DamagedIndex(`${count} frames`);
    const offsets = new Float64Array(count + 1);
    offsets[0] = offset;
    for (let index = 1; index <= count; index++) offsets[index] = offset += reader.unsigned();
    const lines = new Int32Array(KEYS[part] > 0 ? count : 0);
    for (let index = 0, line = 0; index < lines.length; index++) lines[index] = line += reader.unsigned();
    const columns = new Int32Array(KEYS[part] > 1 ? count : 0);
    for (let index = 0; index < columns.length; index++) columns[index] = reader.unsigned();
    directory[part] = { offsets, lines, columns };
  }
  return directory as Directory;
}
