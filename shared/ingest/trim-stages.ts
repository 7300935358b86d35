import type { Json, JsonObject } from './event.ts';
import { objectOr, valuesOf, withoutMiddle } from './shape.ts';
import { cut } from './text.ts';

/** One step of giving up detail. `trim` changes the payload in place. */
export interface TrimStage {
  /** As it is listed in the payload afterwards. */
  name: string;
  trim(payload: JsonObject): void;
}

const BIG_VALUE_BYTES = 2048;
const CONTAINERS = ['extra', 'contexts', 'request', 'modules', 'debug_meta', '_meta', 'spans', 'errors'];

/** From what is missed least to what is missed most, the order in which Sentry gives up its own. */
export const TRIM_STAGES: readonly TrimStage[] = [
  { name: 'frame vars', trim: (payload) => eachFrame(payload, (frame) => void delete frame['vars']) },
  { name: 'breadcrumbs: last 30', trim: (payload) => keepBreadcrumbs(payload, 30) },
  { name: 'breadcrumbs: last 5', trim: (payload) => keepBreadcrumbs(payload, 5) },
  { name: 'frames: 50 of each stack', trim: (payload) => keepFrames(payload, 50) },
  { name: 'big values', trim: cutBigValues },
  { name: 'strings: 2048 characters', trim: (payload) => cutStrings(payload, 2048) },
  { name: 'threads', trim: (payload) => void delete payload['threads'] },
  { name: 'source context', trim: (payload) => eachFrame(payload, dropContext) },
  { name: 'strings: 256 characters', trim: (payload) => cutStrings(payload, 256) },
];

function stacktracesOf(payload: JsonObject): JsonObject[] {
  const owners = [
    payload,
    ...valuesOf(payload['exception']),
    ...valuesOf(payload['sentry.interfaces.Exception']),
    ...valuesOf(payload['threads']),
  ].map(objectOr);
  return owners
    .flatMap((owner) => [owner?.['stacktrace'], owner?.['raw_stacktrace'], owner?.['sentry.interfaces.Stacktrace']])
    .map(objectOr)
    .filter((stacktrace) => stacktrace !== null);
}

function eachFrame(payload: JsonObject, change: (frame: JsonObject) => void): void {
  for (const { frames } of stacktracesOf(payload))
    for (const frame of Array.isArray(frames) ? frames.map(objectOr) : []) if (frame !== null) change(frame);
}

function dropContext(frame: JsonObject): void {
  delete frame['pre_context'];
  delete frame['post_context'];
}

function keepFrames(payload: JsonObject, most: number): void {
  for (const stacktrace of stacktracesOf(payload))
    if (Array.isArray(stacktrace['frames'])) stacktrace['frames'] = [...withoutMiddle(stacktrace['frames'], most)];
}

function keepBreadcrumbs(payload: JsonObject, most: number): void {
  for (const name of ['breadcrumbs', 'sentry.interfaces.Breadcrumbs']) {
    const holder = objectOr(payload[name]);
    if (Array.isArray(payload[name])) payload[name] = payload[name].slice(-most);
    else if (Array.isArray(holder?.['values'])) holder['values'] = holder['values'].slice(-most);
  }
}

/** A big value of a container becomes the beginning of its JSON: enough to tell what it was. */
function cutBigValues(payload: JsonObject): void {
  for (const name of CONTAINERS) {
    const container = payload[name];
    if (typeof container !== 'object' || container === null) continue;
    const values = container as JsonObject;
    for (const key of Object.keys(values)) {
      const json = JSON.stringify(values[key]);
      if (Buffer.byteLength(json) > BIG_VALUE_BYTES)
        values[key] = shortened(typeof values[key] === 'string' ? values[key] : json, 512);
    }
    const whole = JSON.stringify(container);
    if (Buffer.byteLength(whole) > BIG_VALUE_BYTES * 16) payload[name] = shortened(whole, BIG_VALUE_BYTES);
  }
}

function cutStrings(container: JsonObject | Json[], most: number): void {
  const values = container as JsonObject;
  for (const key of Object.keys(values)) {
    const value = values[key]!;
    if (typeof value === 'string') values[key] = shortened(value, most);
    else if (typeof value === 'object' && value !== null) cutStrings(value, most);
  }
}

export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${cut(text, most - 1)}…`;
}
