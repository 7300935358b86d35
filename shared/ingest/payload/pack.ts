import type { JsonObject } from '../event/error-event.ts';
import { objectOr } from '../json/shape.ts';
import { skeletonOf } from './skeleton.ts';
import { TRIM_STAGES } from './trim-stages.ts';

/** Of the whole, before the skeleton: each reads all that is left. Two are enough for nearly all events that are trimmed. */
const MAX_ATTEMPTS = 4;

/**
 * Packs a payload as it is stored, its JSON compressed, in at most `maxBytes`. One that does not fit is trimmed in steps, the same ones for the same
 * payload, until it does; which ones is told in the payload itself: `_glet: { trimmed: ["frame vars", …], bytes: <its
 * JSON's size before> }`. The last resort is a skeleton of some kilobytes, and the mark alone where not even that has
 * room, so no event is ever lost for its size. The payload given is not changed.
 *
 * It is compressed again only if the steps since have removed as many bytes as were too many, because a byte of JSON
 * makes about a byte at most; and four times before the skeleton, because a payload can be made so that every step
 * removes just enough to be tried.
 */
export function packPayload(payload: JsonObject, maxBytes: number, compress: (json: string) => Buffer): Buffer {
  const json = JSON.stringify(payload);
  const whole = compress(json);
  if (whole.length <= maxBytes) return whole;
  const trimmed: string[] = [];
  const mark = { ...objectOr(payload['_glet']), trimmed, bytes: Buffer.byteLength(json) };
  const copy = JSON.parse(json) as JsonObject;
  let toRemove = whole.length - maxBytes;
  let attempts = 0;
  for (const stage of TRIM_STAGES) {
    toRemove -= stage.trim(copy);
    trimmed.push(stage.name);
    if (toRemove > 0 || (attempts === MAX_ATTEMPTS - 1 && stage !== TRIM_STAGES.at(-1))) continue;
    copy['_glet'] = mark;
    const smaller = compress(JSON.stringify(copy));
    if (smaller.length <= maxBytes) return smaller;
    toRemove = smaller.length - maxBytes;
    attempts++;
  }
  const skeleton = { ...skeletonOf(copy), _glet: { ...mark, trimmed: [...trimmed, 'all but the skeleton'] } };
  const smallest = compress(JSON.stringify(skeleton));
  return smallest.length <= maxBytes ? smallest : compress(JSON.stringify({ _glet: { ...mark, trimmed: ['all'] } }));
}
