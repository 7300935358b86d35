/** A place in a JSON value where something was found. */
export interface Found {
  /** `exception.values[0].type` */
  path: string;
  value: unknown;
}

export const MAX_FOUND = 100;

/** Values that are looked at. */
const MAX_VISITED = 200_000;

/** Longer texts are searched at their beginning only. */
const MAX_SEARCHED_CHARACTERS = 100_000;

/**
 * Finds names and single values of a JSON value that have a text in them, whatever its depth, in the order in which it is
 * written. `isAll`: there is no more to find.
 */
export function searchJson(root: unknown, text: string, most = MAX_FOUND): { found: Found[]; isAll: boolean } {
  const wanted = text.toLowerCase();
  const found: Found[] = [];
  const open: { place: Place | null; name: string; value: unknown }[] = [{ place: null, name: '', value: root }];
  let visited = 0;
  while (open.length > 0) {
    const { place, name, value } = open.pop()!;
    if (found.length === most || ++visited > MAX_VISITED) return { found, isAll: false };
    if (has(name, wanted) || hasValue(value, wanted)) found.push({ path: pathOf(place), value });
    if (typeof value !== 'object' || value === null) continue;
    const isList = Array.isArray(value);
    for (const [key, child] of Object.entries(value).toReversed())
      open.push({ place: { above: place, name: isList ? Number(key) : key }, name: isList ? '' : key, value: child });
  }
  return { found, isAll: true };
}

/** The way to a value, from it upwards: paths are written only of what is found. */
interface Place {
  above: Place | null;
  name: string | number;
}

const MAX_PATH_SEGMENTS = 40;

function pathOf(place: Place | null): string {
  const segments: string[] = [];
  for (let at = place; at !== null; at = at.above) {
    if (segments.length === MAX_PATH_SEGMENTS) return `… ${segments.toReversed().join('')}`;
    segments.push(typeof at.name === 'number' ? `[${at.name}]` : `${at.above === null ? '' : '.'}${at.name}`);
  }
  return segments.toReversed().join('');
}

function hasValue(value: unknown, wanted: string): boolean {
  return (typeof value !== 'object' || value === null) && has(String(value), wanted);
}

const has = (text: string, wanted: string): boolean =>
  text !== '' && text.slice(0, MAX_SEARCHED_CHARACTERS).toLowerCase().includes(wanted);
