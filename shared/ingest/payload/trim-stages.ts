import type { Json, JsonObject } from '../event/error-event.ts';
import { stacksOf } from '../event/stacks.ts';
import { objectOr, withoutMiddle } from '../json/shape.ts';
import { shortened } from '../json/text.ts';

/** One step of giving up detail. */
export interface TrimStage {
  /** As it is listed in the payload afterwards. */
  name: string;
  /** Changes the payload in place. @returns how many bytes its JSON lost, or more: what was not measured counts as infinite */
  trim(payload: JsonObject): number;
}

const BIG_VALUE_BYTES = 2048;
const CONTAINERS = ['extra', 'contexts', 'request', 'modules', 'debug_meta', '_meta', 'spans', 'errors'];

/** Cut in themselves first, so that one long cookie does not take the other headers with it: tags are derived from them. */
const INNER_CONTAINERS = [
  ['request', 'headers'],
  ...['browser', 'os', 'device', 'runtime'].map((name) => ['contexts', name] as const),
] as const;

/** From what is missed least to what is missed most, the order in which Sentry gives up its own. */
export const TRIM_STAGES: readonly TrimStage[] = [
  { name: 'frame vars', trim: (payload) => eachFrame(payload, (frame) => removed(frame, 'vars')) },
  { name: 'breadcrumbs: last 30', trim: (payload) => keepBreadcrumbs(payload, 30) },
  { name: 'breadcrumbs: last 5', trim: (payload) => keepBreadcrumbs(payload, 5) },
  { name: 'frames: 50 of each stack', trim: (payload) => keepFrames(payload, 50) },
  { name: 'big values', trim: cutBigValues },
  { name: 'strings: 2048 characters', trim: (payload) => cutStrings(payload, 2048) },
  { name: 'threads', trim: (payload) => removed(payload, 'threads') },
  { name: 'source context', trim: (payload) => eachFrame(payload, dropContext) },
  { name: 'strings: 256 characters', trim: (payload) => cutStrings(payload, 256) },
];

function eachFrame(payload: JsonObject, change: (frame: JsonObject) => number): number {
  let lost = 0;
  for (const { frames } of stacksOf(payload)) for (const frame of frames) lost += change(objectOr(frame) ?? {});
  return lost;
}

function dropContext(frame: JsonObject): number {
  return removed(frame, 'pre_context') + removed(frame, 'post_context');
}

/** Each value is measured when it goes, so all that is measured is no more than the payload. */
function removed(container: JsonObject, name: string): number {
  const value = container[name];
  if (value === undefined) return 0;
  delete container[name];
  return bytesOf(value) + name.length + 4;
}

function bytesOf(value: Json): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function keepFrames(payload: JsonObject, most: number): number {
  let lost = 0;
  for (const { frames } of stacksOf(payload)) {
    if (frames.length <= most) continue;
    const before = bytesOf(frames);
    frames.splice(0, frames.length, ...withoutMiddle(frames, most));
    lost += before - bytesOf(frames);
  }
  return lost;
}

function keepBreadcrumbs(payload: JsonObject, most: number): number {
  if (Array.isArray(payload['breadcrumbs'])) return keepLast(payload, 'breadcrumbs', most);
  const holder = objectOr(payload['breadcrumbs']);
  return holder === null ? 0 : keepLast(holder, 'values', most);
}

function keepLast(holder: JsonObject, name: string, most: number): number {
  const list = holder[name];
  if (!Array.isArray(list) || list.length <= most) return 0;
  holder[name] = list.slice(-most);
  return bytesOf(list.slice(0, -most));
}

/** A big value of a container becomes the beginning of its JSON: enough to tell what it was. */
function cutBigValues(payload: JsonObject): number {
  let lost = 0;
  for (const [outer, name] of INNER_CONTAINERS) {
    const holder = objectOr(payload[outer]);
    const container = holder?.[name];
    if (typeof container === 'object' && container !== null) lost += cutBigValuesOf(container, holder!, name);
  }
  for (const name of CONTAINERS) {
    const container = payload[name];
    if (typeof container === 'object' && container !== null) lost += cutBigValuesOf(container, payload, name);
  }
  return lost;
}

/**
 * A container that stays big becomes the beginning of its own JSON. Once enough of it has been seen to know that, the rest
 * is not looked at: a container may have a hundred thousand values.
 */
function cutBigValuesOf(container: JsonObject | Json[], payload: JsonObject, name: string): number {
  const values = container as JsonObject;
  const seen = Array.isArray(container) ? [] : {};
  let bytes = 1;
  let lost = 0;
  for (const key of keysOf(container)) {
    const json = JSON.stringify(values[key]);
    const size = Buffer.byteLength(json);
    if (size > BIG_VALUE_BYTES) {
      values[key] = shortened(typeof values[key] === 'string' ? values[key] : json, 512);
      lost += size;
    }
    (seen as JsonObject)[key] = values[key]!;
    bytes += size > BIG_VALUE_BYTES ? bytesOf(values[key]!) : size;
    bytes += Array.isArray(container) ? 1 : bytesOf(key) + 2;
    if (bytes <= BIG_VALUE_BYTES * 16) continue;
    payload[name] = shortened(JSON.stringify(seen), BIG_VALUE_BYTES);
    return Infinity;
  }
  return lost;
}

/** Without a string for each index, which `Object.keys` makes of a list. */
function keysOf(container: JsonObject | Json[]): Iterable<string> {
  return Array.isArray(container)
    ? (container.keys() as Iterable<unknown> as Iterable<string>)
    : Object.keys(container);
}

function cutStrings(container: JsonObject | Json[], most: number): number {
  const values = container as JsonObject;
  let lost = 0;
  for (const key of keysOf(container)) {
    const value = values[key]!;
    if (typeof value === 'object' && value !== null) lost += cutStrings(value, most);
    else if (typeof value === 'string' && value.length > most) {
      values[key] = shortened(value, most);
      lost += bytesOf(value) - bytesOf(values[key]);
    }
  }
  return lost;
}
