import { objectOr, own } from '../json/shape.ts';
import type { Json, JsonObject } from './error-event.ts';
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

/** Marks a payload whose source maps could not be read in time. */
export function withoutItsMaps(payload: JsonObject): JsonObject {
  return { ...payload, _glet: { ...objectOr(own(payload, '_glet')), source_maps: 'late' } };
}

/** Tells whether a payload has that mark. */
export function isWithoutItsMaps(payload: JsonObject): boolean {
  return objectOr(own(payload, '_glet'))?.['source_maps'] === 'late';
}

/** A payload as it came in, or itself where that is the same. */
export function asSent(payload: JsonObject): JsonObject {
  const isMapped = (frame: Json): boolean => objectOr(frame)?.['mapped'] !== undefined;
  if (![...stacksOf(payload)].some(({ frames }) => frames.some(isMapped))) return payload;
  const sent = structuredClone(payload);
  dropOwnMarks(sent);
  return sent;
}
