import { searchJson } from '../text/json-search.ts';
import type { Wanted } from './find-context.ts';

/** Most things that are opened for one text. */
const MAX_OPENED = 300;

/** What is looked for, anew. `text` is not empty. */
export function wantedOf(text: string): Wanted {
  return { text, isIn: (value) => searchJson(value, text, 1).found.length > 0, left: MAX_OPENED };
}
