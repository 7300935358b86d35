import type { Json, JsonObject } from './event.ts';
import { makeHarmless } from './harmless.ts';
import { NotJson, parseLeniently } from './lenient-json.ts';
import { malformed, type Malformed } from './outcome.ts';

export type ReadJson = { outcome: 'ok'; value: JsonObject } | Malformed;

/** Numbers that a double would round. Only ids matter that much: two users must not become one. */
const LONG_ID = /("id"\s*:\s*)(-?\d{16,})(?=[\s,}])/g;

/**
 * A JSON object from the wire, read leniently: a byte order mark, invalid UTF-8, `NaN`, raw control characters, lone
 * surrogates, null characters, any depth and any key are taken, and harmless afterwards (`makeHarmless`). Of equal keys
 * the last counts. An `id` of 16 digits or more comes back as a string.
 * @param subject what is read, for the message when it is not JSON or no object
 */
export function readJsonObject(bytes: Buffer, subject: string): ReadJson {
  const decoded = bytes.toString('utf8');
  const start = decoded.startsWith('\ufeff') ? 1 : 0;
  const text = start === 0 ? decoded : decoded.slice(1);
  let value: Json;
  try {
    value = parse(text);
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    const position = Buffer.byteLength(decoded.slice(0, start + error.at));
    return malformed(`${subject} is not valid JSON: ${error.message} at byte ${position}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return malformed(`${subject} is not a JSON object`);
  return { outcome: 'ok', value: makeHarmless(value, text.includes('\\u')) };
}

function parse(text: string): Json {
  // A quote inside a string is escaped, so the pattern cannot match within one.
  const exact = text.replace(LONG_ID, '$1"$2"');
  try {
    return JSON.parse(exact) as Json;
  } catch {
    return parseLeniently(exact);
  }
}
