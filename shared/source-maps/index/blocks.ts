import { NONE } from '../map/segments.ts';
import { BLOCK_ROWS } from './format.ts';
import { DamagedIndex, VarintReader, zigzag, type VarintWriter } from './varints.ts';

/**
 * Rows that are sorted by line and column, where other columns have a value each. A block keeps one column after the
 * other, each as differences, because they are alike and zstd then finds more.
 */
export interface Rows {
  line: Int32Array;
  column: Int32Array;
  /** The first may be `NONE`, and the others of that row then say nothing. Each may be `NONE` in a row. */
  values: Int32Array[];
}

/** Writes a block of rows. Lines count from that of the first row, which the directory has. */
export function writeBlock({ line, column, values }: Rows, from: number, to: number, into: VarintWriter): void {
  into.unsigned(to - from);
  for (let row = from; row < to; row++) into.unsigned(row === from ? 0 : line[row]! - line[row - 1]!);
  for (let row = from; row < to; row++) {
    const isSameLine = row > from && line[row] === line[row - 1];
    into.unsigned(column[row]! - (isSameLine ? column[row - 1]! : 0));
  }
  const [first, ...others] = values;
  writeColumn(first!, from, to, null, into);
  for (const list of others) writeColumn(list, from, to, first!, into);
}

/** 0 is `NONE`; else the difference to the value before, plus one. */
function writeColumn(
  list: Int32Array,
  from: number,
  to: number,
  governing: Int32Array | null,
  into: VarintWriter,
): void {
  let before = 0;
  for (let row = from; row < to; row++) {
    if (governing !== null && governing[row] === NONE) continue;
    const value = list[row]!;
    if (value === NONE) {
      into.unsigned(0);
      continue;
    }
    into.unsigned(zigzag(value - before) + 1);
    before = value;
  }
}

/**
 * Reads a block.
 * @param firstLine of its first row
 * @throws DamagedIndex
 */
export function readBlock(bytes: Uint8Array, firstLine: number, valueColumns: number): Rows {
  const reader = new VarintReader(bytes);
  const count = reader.unsigned();
  if (count === 0 || count > BLOCK_ROWS) throw new DamagedIndex(`a block of ${count} rows`);
  const line = new Int32Array(count);
  const column = new Int32Array(count);
  for (let row = 0, at = firstLine; row < count; row++) line[row] = at += reader.unsigned();
  for (let row = 0; row < count; row++) {
    const isSameLine = row > 0 && line[row] === line[row - 1];
    column[row] = reader.unsigned() + (isSameLine ? column[row - 1]! : 0);
  }
  const values: Int32Array[] = [];
  for (let index = 0; index < valueColumns; index++) values.push(readColumn(reader, count, values[0] ?? null));
  return { line, column, values };
}

function readColumn(reader: VarintReader, count: number, governing: Int32Array | null): Int32Array {
  const list = new Int32Array(count).fill(NONE);
  let before = 0;
  for (let row = 0; row < count; row++) {
    if (governing !== null && governing[row] === NONE) continue;
    const coded = reader.unsigned();
    if (coded === 0) continue;
    const difference = coded - 1;
    list[row] = before += (difference >>> 1) ^ -(difference & 1);
  }
  return list;
}
