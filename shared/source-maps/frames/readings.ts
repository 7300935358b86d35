import type { Found } from '../index/source-map-index.ts';
import type { Place } from '../map/map-parts.ts';

/**
 * Returns the column in UTF-16 units of a column in code points, both zero-based.
 * @param astral places of characters of two units, sorted
 */
export function utf16Column(line: number, codePoints: number, astral: readonly Place[]): number {
  let column = codePoints;
  for (const place of astral) {
    if (place.line > line || (place.line === line && place.column >= column)) break;
    if (place.line === line) column++;
  }
  return column;
}

/**
 * Whether a column counts code points, as Firefox did: then the function around the place that it means is the one that the
 * frame names, and the function around the other place is not.
 */
export function countsCodePoints(sent: string | null, asUnits: Found, asCodePoints: Found): boolean {
  const name = lastPart(sent);
  return name !== '' && lastPart(asCodePoints.minified) === name && lastPart(asUnits.minified) !== name;
}

/** `b` of `a.b`, of `new b`, and of Firefox's `a/b<`. */
function lastPart(name: string | null): string {
  return /([\w$#]+)[/<]*$/.exec(name ?? '')?.[1] ?? '';
}
