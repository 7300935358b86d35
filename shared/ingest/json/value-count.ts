import { endOfString } from './lenient-json.ts';

/** The shortest value and what separates it from the next. */
const LEAST_CHARACTERS = 2;

/** Whether a text of JSON is long enough to have more values than that at all. */
export function mayExceed(text: string, most: number): boolean {
  return text.length > LEAST_CHARACTERS * most;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BRACKET = 0x5b;
const BRACE = 0x7b;

/**
 * Counts the values in a text of JSON without building any: one for the whole, one for each container's first, one after
 * each comma; so an empty container counts twice. Ends at `most + 1`. Linear, and the text may be broken.
 */
export function countValues(text: string, most: number): number {
  let values = 1;
  for (let at = 0; at < text.length && values <= most; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      if (end === -1) break;
      at = end - 1;
    } else if (code === COMMA || code === BRACKET || code === BRACE) values++;
  }
  return values;
}
