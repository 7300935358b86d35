import { MAX_NAME_CHARACTERS, MAX_POSITION } from '../limits.ts';
import { listOr, objectOr, textOr, type Unknown } from './map-json.ts';
import { lastUpTo, NONE } from './segments.ts';
import { VlqReader } from './vlq.ts';

/** Which function begins where in one source, by the place there; lines and columns are zero-based. */
export interface FunctionStarts {
  lines: number[];
  columns: number[];
  /** Index into `names`, or `NONE`. */
  functions: number[];
  names: string[];
}

/** What Metro says of the code outside of any function. */
const GLOBAL = '<global>';

/**
 * Reads Metro's `x_facebook_sources`: for each source a list whose first entry has the names of its functions and where
 * they begin (metro, packages/metro-source-map/src/generateFunctionMap.js). A source without one, or with one that cannot
 * be read, has `null`; a map without any has none at all.
 */
export function hermesFunctions(map: Unknown): (FunctionStarts | null)[] | null {
  const sources = map['x_facebook_sources'];
  if (!Array.isArray(sources)) return null;
  const functions = sources.map((source) => startsOf(objectOr(listOr(source)[0])));
  return functions.some((starts) => starts !== null) ? functions : null;
}

/** Finds the name of the function around a place; `null`: there is none. */
export function hermesFunctionAt(
  { lines, columns, functions, names }: FunctionStarts,
  line: number,
  column: number,
): string | null {
  const at = lastUpTo(lines, columns, lines.length, line, column);
  const index = at < 0 ? NONE : functions[at]!;
  return index === NONE ? null : names[index]!;
}

/** Columns start anew at each line of the text; names and lines, the first of which is 1, go on. */
function startsOf(functionMap: Unknown | null): FunctionStarts | null {
  const mappings = textOr(functionMap?.['mappings']);
  if (mappings === null) return null;
  const names = listOr(functionMap?.['names']).map((name) => (textOr(name) ?? '').slice(0, MAX_NAME_CHARACTERS));
  const starts: FunctionStarts = { lines: [], columns: [], functions: [], names };
  const reader = new VlqReader(mappings);
  let line = 1;
  let column = 0;
  let name = 0;
  try {
    while (!reader.atEnd) {
      if (reader.atNumber) {
        column += reader.next();
        if (reader.atNumber) name += reader.next();
        if (reader.atNumber) line += reader.next();
        if (reader.atNumber || !isSorted(starts, line - 1, column)) return null;
        starts.lines.push(line - 1);
        starts.columns.push(column);
        const known = names[name];
        starts.functions.push(known === undefined || known === '' || known === GLOBAL ? NONE : name);
      }
      if (!reader.atEnd && reader.passSeparator()) column = 0;
    }
  } catch {
    return null;
  }
  return starts;
}

function isSorted({ lines, columns }: FunctionStarts, line: number, column: number): boolean {
  if (line < 0 || column < 0 || line > MAX_POSITION || column > MAX_POSITION) return false;
  const before = lines.at(-1);
  return before === undefined || line > before || (line === before && column >= columns.at(-1)!);
}
