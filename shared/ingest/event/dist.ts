import { own } from '../json/shape.ts';
import { textOf } from '../json/text.ts';
import type { JsonObject } from './error-event.ts';

const MAX_DIST_CHARACTERS = 200;

/** Reads which distribution of its release an event is of; `null`: it names none. */
export function distOf(payload: JsonObject): string | null {
  return textOf(own(payload, 'dist'), MAX_DIST_CHARACTERS);
}
