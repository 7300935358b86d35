import { MAX_EVENT_DEPTH } from '../../domain/limits.ts';
import type { Json, JsonObject } from '../event/error-event.ts';

/** In place of what is nested deeper than `MAX_EVENT_DEPTH`. */
export const TOO_DEEP = '[nested too deeply]';

/**
 * Makes a freshly parsed tree safe for whoever reads it later, in place: nesting ends at `MAX_EVENT_DEPTH`, and a key
 * `__proto__` is spelled `(__proto__)`, so that copying by assignment cannot replace a prototype. With `cleanStrings`
 * also null characters go and lone surrogates become U+FFFD; that walk costs more and is needed only where the JSON
 * had escapes, because bytes decoded as UTF-8 hold neither.
 */
export function makeHarmless<T extends JsonObject | Json[]>(tree: T, cleanStrings: boolean): T {
  visit(tree, 1, cleanStrings);
  return tree;
}

function visit(container: JsonObject | Json[], depth: number, cleanStrings: boolean): void {
  if (Array.isArray(container)) {
    for (let at = 0; at < container.length; at++) {
      const value = container[at]!;
      if (typeof value === 'object' ? value !== null : cleanStrings && typeof value === 'string')
        container[at] = harmless(value as JsonObject | Json[] | string, depth, cleanStrings);
    }
    return;
  }
  for (const key in container) {
    const value = container[key]!;
    if (typeof value === 'object' ? value !== null : cleanStrings && typeof value === 'string') {
      const safe = harmless(value as JsonObject | Json[] | string, depth, cleanStrings);
      if (safe !== value) define(container, key, safe);
    }
    if (key === '__proto__' || cleanStrings) rename(container, key);
  }
}

function harmless(value: JsonObject | Json[] | string, depth: number, cleanStrings: boolean): Json {
  if (typeof value === 'string') return cleanText(value);
  if (depth >= MAX_EVENT_DEPTH) return TOO_DEEP;
  visit(value, depth + 1, cleanStrings);
  return value;
}

function rename(container: JsonObject, key: string): void {
  const name = key === '__proto__' ? '(__proto__)' : cleanText(key);
  if (name === key) return;
  const value = container[key]!;
  delete container[key];
  define(container, name === '__proto__' ? '(__proto__)' : name, value);
}

/** Assignment would call the setter of `__proto__`. */
function define(container: JsonObject, name: string, value: Json): void {
  Object.defineProperty(container, name, { value, writable: true, enumerable: true, configurable: true });
}

/** Removes null characters and replaces lone surrogates by U+FFFD. Returns the very same string if it has neither. */
export function cleanText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole;
}
