import type { Json, JsonObject } from '../event/error-event.ts';

/** Returns the value if it is an object, `null` for lists and anything else. */
export function objectOr(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
}

/** What belongs to the object itself: names such as `constructor` are the sender's, never the prototype's. */
export function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/**
 * A list as SDKs spell it: `{ values: […] }`, the list itself (Go), or its only member (an object without `values`).
 */
export function valuesOf(value: Json | undefined): Json[] {
  if (Array.isArray(value)) return value;
  const object = objectOr(value);
  if (object === null) return typeof value === 'string' && value !== '' ? [value] : [];
  const values = own(object, 'values');
  if (values === undefined) return [object];
  return Array.isArray(values) ? values : values === null ? [] : [values];
}

/** Of a list that is too long: its beginning and its end. */
export function withoutMiddle<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  const half = most >> 1;
  return [...list.slice(0, most - half), ...list.slice(-half)];
}
