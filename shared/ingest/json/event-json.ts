import type { Json, JsonObject } from '../event/error-event.ts';
import { makeHarmless } from './harmless.ts';
import { NotJson, parseLeniently } from './lenient-json.ts';
import { malformed, type Malformed, type TooLarge } from '../request/outcome.ts';
import { MAX_EVENT_VALUES } from '../../domain/limits.ts';
import { countValues, mayExceed } from './value-count.ts';

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
  return readObject(bytes.toString('utf8'), subject);
}

/**
 * An event: the same, unless it has more than `MAX_EVENT_VALUES` values. They are counted before any of them is built,
 * because what a tree takes of the memory goes by its values; that bounds how deep it can be, too.
 */
export function readEventJson(bytes: Buffer): ReadJson | TooLarge {
  const text = bytes.toString('utf8');
  if (mayExceed(text, MAX_EVENT_VALUES) && countValues(text, MAX_EVENT_VALUES) > MAX_EVENT_VALUES)
    return { outcome: 'too-large', subject: 'event', limit: MAX_EVENT_VALUES, unit: 'values' };
  return readObject(text, 'event');
}

/** Security reports: the same, and a list is taken too. */
export function readReportJson(bytes: Buffer): { outcome: 'ok'; value: Json } | Malformed | TooLarge {
  const text = bytes.toString('utf8');
  if (mayExceed(text, MAX_EVENT_VALUES) && countValues(text, MAX_EVENT_VALUES) > MAX_EVENT_VALUES)
    return { outcome: 'too-large', subject: 'request body', limit: MAX_EVENT_VALUES, unit: 'values' };
  const read = readValue(text, 'request body');
  if (read.outcome !== 'ok') return read;
  // In an object of its own, because only an object can be made harmless in place.
  const { value } = makeHarmless({ value: read.value }, text.includes('\\u'));
  return { outcome: 'ok', value: value! };
}

function readObject(decoded: string, subject: string): ReadJson {
  const read = readValue(decoded, subject);
  if (read.outcome !== 'ok') return read;
  const { value } = read;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return malformed(`${subject} is not a JSON object`);
  return { outcome: 'ok', value: makeHarmless(value, decoded.includes('\\u')) };
}

function readValue(decoded: string, subject: string): { outcome: 'ok'; value: Json } | Malformed {
  const start = decoded.startsWith('\ufeff') ? 1 : 0;
  const text = start === 0 ? decoded : decoded.slice(1);
  try {
    return { outcome: 'ok', value: parse(text) };
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    const position = Buffer.byteLength(decoded.slice(0, start + error.at));
    return malformed(`${subject} is not valid JSON: ${error.message} at byte ${position}`);
  }
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
