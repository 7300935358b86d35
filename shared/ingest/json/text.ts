import type { Json } from '../event/error-event.ts';
import { cleanText, TOO_DEEP } from './harmless.ts';

/** Returns the first `limit` UTF-16 units, without half a surrogate pair at the end. */
export function cutToLength(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}

/** Returns a text of at most `limit` UTF-16 units that ends in an ellipsis if it was cut. */
export function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : `${cutToLength(text, limit - 1)}…`;
}

/** Any JSON value as text, objects as JSON; `null` for null and for what is empty. */
export function textOf(value: Json | undefined, limit: number): string | null {
  if (value === null || value === undefined || value === '') return null;
  return cutToLength(cleanText(typeof value === 'string' ? value : asJson(value)), limit) || null;
}

function asJson(value: Json): string {
  try {
    return JSON.stringify(value);
  } catch {
    // The stack ends before the nesting does; only a tree that did not come through `readJsonObject` is that deep.
    return TOO_DEEP;
  }
}

/** A name for people and indexes: one line without surrounding space; `null` for anything but a string or number. */
export function nameOf(value: Json | undefined, limit: number): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return cutToLength(oneLine(textOf(value, limit * 2) ?? ''), limit).trimEnd() || null;
}

/** Trims a text and makes one space of each run of line breaks. */
export function oneLine(text: string): string {
  return text.trim().replace(/[\r\n\u2028\u2029]+/g, ' ');
}

/** As Python spells it, and so Sentry: SDKs of other languages send `true`, and both must be one. */
export function spelledAsPython(value: boolean): string {
  return value ? 'True' : 'False';
}
