import { readFileSync } from 'node:fs';

/**
 * Of the dictionaries, the one that texts are packed with. What was packed with an older one is read with that, so none is
 * ever changed or removed. 0 is none at all.
 */
export const NEWEST_DICTIONARY = 1;

const read = new Map<number, Buffer>();

/**
 * Returns the bytes of a dictionary by its number, from the file beside this module, or beside the bundle that it is part
 * of; read when it is first asked for.
 * @throws Error for a number that no dictionary has.
 */
export function dictionary(number: number): Buffer {
  const known = read.get(number);
  if (known !== undefined) return known;
  if (!(number >= 1 && number <= NEWEST_DICTIONARY)) throw new Error(`no dictionary has the number ${number}`);
  const bytes = readFileSync(new URL(`./dictionary-${number}.bin`, import.meta.url));
  read.set(number, bytes);
  return bytes;
}
