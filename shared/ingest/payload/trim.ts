import type { Json, JsonObject } from '../event/event.ts';
import { objectOr, own, valuesOf, withoutMiddle } from '../json/shape.ts';
import { shortened, TRIM_STAGES } from './trim-stages.ts';

/** What the skeleton keeps of an event: what it is recognised, grouped and listed by. */
const ESSENTIAL = [
  ['event_id', 'timestamp', 'level', 'platform', 'logger', 'release', 'dist', 'environment', 'server_name'],
  ['transaction', 'culprit', 'message', 'logentry', 'fingerprint', 'tags', 'user', 'sdk'],
].flat();
const ESSENTIAL_OF_FRAME = ['filename', 'abs_path', 'function', 'module', 'lineno', 'colno', 'context_line', 'in_app'];

/** Of the whole, before the skeleton: each reads all that is left. Two are enough for nearly all events that are trimmed. */
const MAX_ATTEMPTS = 4;

/**
 * The payload, compressed, in at most `maxBytes`. One that does not fit is trimmed in steps, the same ones for the same
 * payload, until it does; which ones is told in the payload itself: `_glet: { trimmed: ["frame vars", …], bytes: <its
 * JSON's size before> }`. The last resort is a skeleton of some kilobytes, and the mark alone where not even that has
 * room, so no event is ever lost for its size. The payload given is not changed.
 *
 * It is compressed again only if the steps since have removed as many bytes as were too many, because a byte of JSON
 * makes about a byte at most; and four times before the skeleton, because a payload can be made so that every step
 * removes just enough to be tried.
 */
export function fit(payload: JsonObject, maxBytes: number, compress: (json: string) => Buffer): Buffer {
  const json = JSON.stringify(payload);
  const whole = compress(json);
  if (whole.length <= maxBytes) return whole;
  const trimmed: string[] = [];
  const mark = { trimmed, bytes: Buffer.byteLength(json) };
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

function skeletonOf(payload: JsonObject): JsonObject {
  const entries = ESSENTIAL.map((name): [string, Json] => [name, bounded(own(payload, name) ?? null, 2000)]);
  const exceptions = valuesOf(payload['exception'] ?? payload['sentry.interfaces.Exception']);
  const values = withoutMiddle(exceptions, 4).map((exception): Json => {
    const object = objectOr(exception);
    return object === null ? bounded(exception, 500) : skeletonOfException(object);
  });
  if (values.length > 0) entries.push(['exception', { values }]);
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

function skeletonOfException(exception: JsonObject): JsonObject {
  const frames = objectOr(exception['stacktrace'])?.['frames'];
  const kept = Array.isArray(frames) ? frames.slice(-10).map((frame) => skeletonOfFrame(objectOr(frame) ?? {})) : [];
  return {
    type: bounded(own(exception, 'type') ?? null, 256),
    value: bounded(own(exception, 'value') ?? null, 500),
    stacktrace: { frames: kept },
  };
}

function skeletonOfFrame(frame: JsonObject): JsonObject {
  return Object.fromEntries(
    ESSENTIAL_OF_FRAME.filter((name) => Object.hasOwn(frame, name)).map((name) => [name, bounded(frame[name]!, 200)]),
  );
}

/** A value whose JSON is short stays as it is; else a string keeps its beginning, and of a container its JSON's is kept. */
function bounded(value: Json, most: number): Json {
  const json = JSON.stringify(value);
  return json.length <= most ? value : shortened(typeof value === 'string' ? value : json, most);
}
