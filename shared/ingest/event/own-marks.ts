import { objectOr } from '../json/shape.ts';
import type { JsonObject } from './error-event.ts';
import { stacksOf } from './stacks.ts';

/**
 * Takes out of a payload that came in what is ours to say, in place: what became of it on its way, and what its frames are in
 * their source.
 */
export function dropOwnMarks(payload: JsonObject): void {
  delete payload['_glet'];
  for (const { frames } of stacksOf(payload))
    for (const frame of frames) if (objectOr(frame)?.['mapped'] !== undefined) delete (frame as JsonObject)['mapped'];
}
