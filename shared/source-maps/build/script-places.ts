import type { Place } from '../map/map-parts.ts';

/** Where lines end in JavaScript: engines and bundlers count the same. */
const LINE_BREAK = /\r\n?|[\n\u2028\u2029]/g;

/** Turns offsets in a script into lines and columns, all zero-based and in UTF-16 units. */
export class ScriptPlaces {
  private readonly starts: number[] = [0];

  constructor(script: string) {
    LINE_BREAK.lastIndex = 0;
    while (LINE_BREAK.test(script)) this.starts.push(LINE_BREAK.lastIndex);
  }

  at(offset: number): Place {
    const { starts } = this;
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low, column: offset - starts[low]! };
  }
}

/** Maximum characters of two UTF-16 units that are noted of a script: a table of all emojis has four thousand. They take a
 * megabyte at most. */
const MAX_ASTRAL = 100_000;

/** Finds the places of characters that take two UTF-16 units; `null`: there are too many to note. */
export function astralPlaces(script: string, places: ScriptPlaces): Place[] | null {
  const found: Place[] = [];
  for (const { index } of script.matchAll(/[\u{10000}-\u{10ffff}]/gu)) {
    if (found.length === MAX_ASTRAL) return null;
    found.push(places.at(index));
  }
  return found;
}
