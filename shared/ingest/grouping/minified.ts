import type { Frame } from '../event/error-event.ts';
import { hasBuildHash } from './build-hashes.ts';
import { inWordsOfV8 } from './engine-wording.ts';

/** A longer line is a bundle, not a line that somebody wrote. Sentry draws the line at the same length. */
export const MAX_CONTEXT_LINE_CHARACTERS = 120;

/** In code that people write, columns end here. */
const MAX_COLUMN = 300;

const ONE_OR_TWO_LETTERS = /^[A-Za-z_$][\w$]?$/;

/** Short names that survive minification because they are properties of the language or of everybody's objects. */
const SHORT_WORDS = new Set('add all end get has log map new now pop put run set sum use'.split(' '));

/**
 * Whether a JavaScript frame points into a bundle whose names were shortened. `.min.`, a build's hash, a line too long
 * or a column too far right give it away; so does a name of one or two letters where there is no source to look at.
 */
export function isBundled(frame: Frame): boolean {
  const line = frame.context_line?.trim() ?? '';
  if (line.length > MAX_CONTEXT_LINE_CHARACTERS) return true;
  if (line !== '' || frame.colno === null) return false;
  const file = frame.filename ?? frame.abs_path ?? '';
  return (
    frame.colno > MAX_COLUMN ||
    /\.(?:min|bundle|jsbundle|chunk)\b/i.test(file) ||
    hasBuildHash(file) ||
    ONE_OR_TWO_LETTERS.test(frame.function ?? '')
  );
}

/** Whether a minifier may have made a name up, so that the next build has another for the same function. */
export function isShortened(name: string): boolean {
  return ONE_OR_TWO_LETTERS.test(name) || (/^[A-Za-z_$][\w$]{2}$/.test(name) && !SHORT_WORDS.has(name));
}

/**
 * A JavaScript engine's message, in the words of one engine and without the shortened names of variables: `n.map is not a function`, `t is undefined`,
 * `undefined is not an object (evaluating 'e.id')`. Names of properties stay, minifiers leave them alone.
 */
export function withoutShortNames(text: string): string {
  return inWordsOfV8(text)
    .replace(/(?<![\w$.<])[A-Za-z_$]{1,2}(?=\.[A-Za-z_$]|\s+is (?:undefined|null|not))/g, '<v>')
    .replace(
      /(?<=Cannot access '|Cannot destructure property '[^']{1,100}' of ')(?:[\w$]{1,3}|undefined|null|object null|\(?intermediate value\)?)(?=')/g,
      '<v>',
    );
}
