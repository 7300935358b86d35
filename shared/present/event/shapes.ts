import type { Json, JsonObject } from '../../ingest/event/error-event.ts';
import { objectOr, own } from '../../ingest/json/shape.ts';
import { textOf } from '../../ingest/json/text.ts';

const MAX_TEXT_CHARACTERS = 8192;

/** Reads any value as an object: a list by its indices, a single value as `value`; `null` for null and for what is empty. */
export function fieldsOf(value: Json | undefined): JsonObject | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value !== 'object') return { value };
  const object = Array.isArray(value) ? Object.fromEntries(value.entries()) : value;
  return Object.keys(object).length === 0 ? null : object;
}

/** The object of that name within another; one without fields where there is none. */
export function objectIn(holder: JsonObject, name: string): JsonObject {
  return objectOr(own(holder, name)) ?? {};
}

/** A field as text, anything but a string as its JSON; `null` if it is missing or empty. */
export function textIn(holder: JsonObject, name: string, most = MAX_TEXT_CHARACTERS): string | null {
  return textOf(own(holder, name), most);
}

/** Whether a field says yes or no; `null` if it says neither. */
export function flagIn(holder: JsonObject, name: string): boolean | null {
  const value = own(holder, name);
  return typeof value === 'boolean' ? value : null;
}

/** Names and values, sent as an object, as pairs or as `{ key, value }` at most `most` of them. */
export function pairsOf(value: Json | undefined, most: number): [string, string][] {
  const entries: Json[] = Array.isArray(value) ? value : Object.entries(objectOr(value) ?? {});
  const pairs: [string, string][] = [];
  for (const entry of entries) {
    if (pairs.length === most) break;
    const pair = pairOf(entry);
    const name = textOf(pair[0], MAX_TEXT_CHARACTERS);
    if (name === null) continue;
    pairs.push([name, textOf(joined(pair[1]), MAX_TEXT_CHARACTERS) ?? '']);
  }
  return pairs;
}

/** Some SDKs send each header as a list of its values. */
function joined(value: Json | undefined): Json | undefined {
  return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value.join(', ') : value;
}

function pairOf(entry: Json): readonly [Json | undefined, Json | undefined] {
  if (Array.isArray(entry)) return [entry[0], entry[1]];
  const object = objectOr(entry) ?? {};
  return [own(object, 'key') ?? own(object, 'name'), own(object, 'value')];
}
