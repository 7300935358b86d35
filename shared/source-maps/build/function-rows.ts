import { MAX_FUNCTIONS } from '../limits.ts';
import { TooManyFunctions } from './too-many-functions.ts';
import type { Place } from '../map/map-parts.ts';
import { hermesFunctionAt } from '../map/hermes-functions.ts';
import type { SourceMap } from '../map/read-source-map.ts';
import { NONE } from '../map/segments.ts';
import type { ScriptFunction } from './functions-of-script.ts';
import type { OriginalNames } from './original-names.ts';
import type { ScriptPlaces } from './script-places.ts';

/** From a place on, code is within a function of that name; `null`: within one without, or within none. */
export interface FunctionRow extends Place {
  name: string | null;
  /** In the script. */
  minified: string | null;
}

/** Where a script gets into functions and out of them, in its order. */
export function rowsOfScript(
  functions: readonly ScriptFunction[],
  places: ScriptPlaces,
  names: OriginalNames,
): FunctionRow[] {
  const rows: FunctionRow[] = [];
  const around: (Pick<FunctionRow, 'name' | 'minified'> & { end: number })[] = [];
  const outside = { name: null, minified: null };
  const leaveUntil = (offset: number): void => {
    while (around.length > 0 && around.at(-1)!.end <= offset) {
      const { end } = around.pop()!;
      const { name, minified } = around.at(-1) ?? outside;
      put(rows, { ...places.at(end), name, minified });
    }
  };
  const sorted = functions.toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (const one of sorted) {
    leaveUntil(one.start);
    const named = { name: names.of(one), minified: names.minified(one) };
    around.push({ ...named, end: one.end });
    put(rows, { ...places.at(one.start), ...named });
  }
  leaveUntil(Infinity);
  return rows;
}

/** The same by what the map itself says of functions: its mappings say where in the script that is. */
export function rowsOfMap({ segments, functions }: SourceMap): FunctionRow[] {
  const rows: FunctionRow[] = [];
  const { count, line, column, source, sourceLine, sourceColumn } = segments;
  for (let at = 0; at < count; at++) {
    const starts = source[at] === NONE ? null : (functions?.[source[at]!] ?? null);
    const name = starts === null ? null : hermesFunctionAt(starts, sourceLine[at]!, sourceColumn[at]!);
    put(rows, { line: line[at]!, column: column[at]!, name, minified: null });
  }
  return rows;
}

/** The later one counts of two at one place, and none that says what the one before says. */
function put(rows: FunctionRow[], row: FunctionRow): void {
  const last = rows.at(-1);
  if (last?.line === row.line && last.column === row.column) rows.pop();
  const before = rows.at(-1) ?? { name: null, minified: null };
  if (before.name !== row.name || before.minified !== row.minified) rows.push(row);
  if (rows.length > 2 * MAX_FUNCTIONS) throw new TooManyFunctions();
}
