import type { Json } from './error-event.ts';
import { objectOr } from '../json/shape.ts';
import { cutToLength, oneLine, spelledAsPython, textOf } from '../json/text.ts';

const MAX_TAG_CHARACTERS = 200;
/** All keys and values together, in characters: a table's item has no room for more. */
const MAX_TAGS_CHARACTERS = 16_384;
const MAX_TAGS = 200;

/**
 * Tags from an object or a list of pairs (Python's tuples), of equal keys the last. Keys are spelled in Sentry's
 * alphabet, booleans as Python's; what is null or empty is no tag.
 */
export function tagsOf(value: Json | undefined): Record<string, string> {
  const tags = new Map<string, string>();
  let characters = 0;
  for (const [rawKey, rawValue] of pairsOf(value)) {
    const key = keyOf(rawKey);
    const text = valueOf(rawValue);
    if (key === null || text === null) continue;
    characters += key.length + text.length;
    if (tags.size >= MAX_TAGS || characters > MAX_TAGS_CHARACTERS) break;
    tags.set(key, text);
  }
  // Defines its properties, so that `__proto__` is a key like any other.
  return Object.fromEntries(tags);
}

/** One after another, because the first two hundred are enough and there may be a hundred thousand. */
function* pairsOf(value: Json | undefined): Iterable<readonly [Json | undefined, Json | undefined]> {
  if (!Array.isArray(value)) {
    const object = objectOr(value) ?? {};
    for (const name of Object.keys(object)) yield [name, object[name]];
    return;
  }
  for (const pair of value) {
    const object = objectOr(pair) ?? {};
    yield Array.isArray(pair) ? [pair[0], pair[1]] : [object['key'], object['value']];
  }
}

function keyOf(value: Json | undefined): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return (
    cutToLength(String(value), MAX_TAG_CHARACTERS)
      .trim()
      .replace(/[^a-zA-Z0-9_.:-]/g, '-') || null
  );
}

function valueOf(value: Json | undefined): string | null {
  if (typeof value === 'boolean') return spelledAsPython(value);
  return cutToLength(oneLine(textOf(value, MAX_TAG_CHARACTERS * 2) ?? ''), MAX_TAG_CHARACTERS).trimEnd() || null;
}
