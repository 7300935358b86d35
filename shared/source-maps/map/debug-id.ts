import type { Unknown } from './map-json.ts';

const ID = /^[\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{12}$/i;
const NIL = '00000000-0000-0000-0000-000000000000';

/** The comment (https://github.com/tc39/ecma426/blob/main/proposals/debug-id.md) and the snippet that Sentry's tools put in. */
const IN_SCRIPT = [/\/\/# debugId=([\da-f-]{32,36})/gi, /sentry-dbid-([\da-f]{8}(?:-?[\da-f]{4}){3}-?[\da-f]{12})/gi];

/** Both stand at an end of a script. */
const SEARCHED_CHARACTERS = 16_384;

/** Returns a debug id in lower case with its dashes; `null` for anything else, and for the one of all zeros. */
export function debugIdOf(value: unknown): string | null {
  if (typeof value !== 'string' || !ID.test(value)) return null;
  const digits = value.replaceAll('-', '').toLowerCase();
  const id = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return id === NIL ? null : id;
}

/**
 * Finds the debug ids in a script: of its comment and of the snippet that makes it known to the SDK. They are two where two
 * tools have put one in, and an event may bring either.
 */
export function debugIdsOfScript(script: string): string[] {
  const ends =
    script.length <= 2 * SEARCHED_CHARACTERS
      ? [script]
      : [script.slice(-SEARCHED_CHARACTERS), script.slice(0, SEARCHED_CHARACTERS)];
  const found = IN_SCRIPT.flatMap((pattern) => ends.flatMap((end) => [...end.matchAll(pattern)]));
  return distinct(found.map(([, id]) => debugIdOf(id)));
}

/** How a map names its own, as its JSON is written. */
const IN_MAP = /"debug_?[iI]d"\s*:\s*"([\da-f-]{32,36})"/gi;

/** Finds the debug ids near the ends of a script or a map, without reading what is between. */
export function debugIdsInBytes({ buffer, byteOffset, byteLength }: Uint8Array): string[] {
  const text = (start: number, end: number): string =>
    Buffer.from(buffer, byteOffset + start, end - start).toString('latin1');
  const middle = Math.min(byteLength, SEARCHED_CHARACTERS);
  const ends = [text(Math.max(middle, byteLength - SEARCHED_CHARACTERS), byteLength), text(0, middle)];
  const found = [...IN_SCRIPT, IN_MAP].flatMap((pattern) => ends.flatMap((end) => [...end.matchAll(pattern)]));
  return distinct(found.map(([, id]) => debugIdOf(id)));
}

/** Returns the debug id that a map itself names. */
export function debugIdsOfMap(map: Unknown): string[] {
  return distinct([debugIdOf(map['debugId']), debugIdOf(map['debug_id'])]);
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
