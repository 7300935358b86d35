/** No source, or no name. */
export const NONE = -1;

/**
 * The mappings of a source map, one at each index of these lists, by line and column of the generated file. All is
 * zero-based; columns count UTF-16 units. A mapping whose `source` is `NONE` says that the code from there on has none.
 */
export interface Segments {
  count: number;
  line: Int32Array;
  column: Int32Array;
  source: Int32Array;
  sourceLine: Int32Array;
  sourceColumn: Int32Array;
  name: Int32Array;
}

const LISTS = ['line', 'column', 'source', 'sourceLine', 'sourceColumn', 'name'] as const;

/** Makes lists with room for that many mappings: 24 bytes each. */
export function roomFor(most: number): Segments {
  const list = (): Int32Array => new Int32Array(most);
  return {
    count: 0,
    line: list(),
    column: list(),
    source: list(),
    sourceLine: list(),
    sourceColumn: list(),
    name: list(),
  };
}

/** Sorts the mappings from `first` on by line and column; equal ones stay in their order. */
export function sortFrom(segments: Segments, first: number): void {
  const { line, column, count } = segments;
  const order = Array.from({ length: count - first }, (_, index) => first + index);
  order.sort((a, b) => line[a]! - line[b]! || column[a]! - column[b]!);
  for (const list of LISTS) {
    const sorted = order.map((index) => segments[list][index]!);
    segments[list].set(sorted, first);
  }
}

/** Finds the last index whose place is at or before the line and column, in lists sorted by both; -1: none is. */
export function lastUpTo(
  lines: ArrayLike<number>,
  columns: ArrayLike<number>,
  count: number,
  line: number,
  column: number,
): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const l = lines[middle]!;
    if (l < line || (l === line && columns[middle]! <= column)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Keeps the first of mappings at the same place: the others are never found. */
export function dropRepeated(segments: Segments): void {
  const { line, column } = segments;
  let kept = 0;
  for (let at = 0; at < segments.count; at++) {
    if (kept > 0 && line[at] === line[kept - 1] && column[at] === column[kept - 1]) continue;
    if (at !== kept) for (const list of LISTS) segments[list][kept] = segments[list][at]!;
    kept++;
  }
  segments.count = kept;
}

/** Finds the mapping of a place: the greatest one at or before it on the same line; `null`: there is none. */
export function segmentAt(
  lines: ArrayLike<number>,
  columns: ArrayLike<number>,
  count: number,
  line: number,
  column: number,
): number | null {
  const at = lastUpTo(lines, columns, count, line, column);
  return at < 0 || lines[at] !== line ? null : at;
}
