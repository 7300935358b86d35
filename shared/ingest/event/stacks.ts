import type { Json, JsonObject } from './error-event.ts';
import { objectOr, own } from '../json/shape.ts';

/** The frames of one stack of a payload, as they were sent, and where they are. */
export interface Stack {
  /** What has the stack, by names and indices from the payload's root: `exception.values.0`; `stacktrace` for the root. */
  owner: string;
  /** Names and indices from the payload's root to the list of frames. */
  path: readonly (string | number)[];
  frames: Json[];
}

/** Finds all stacks of a payload: outside exceptions, of exceptions, of threads, and what each was before the SDK changed it. */
export function* stacksOf(payload: JsonObject): Generator<Stack> {
  yield* stacksIn(payload, []);
  for (const name of ['exception', 'threads']) {
    const value = own(payload, name);
    // A list as SDKs spell it, see `valuesOf`.
    const values = own(objectOr(value) ?? {}, 'values');
    yield* values === undefined ? stacksBelow(value, [name]) : stacksBelow(values, [name, 'values']);
  }
}

function* stacksBelow(value: Json | undefined, path: Stack['path']): Generator<Stack> {
  if (!Array.isArray(value)) yield* stacksIn(objectOr(value), path);
  else for (const [index, one] of value.entries()) yield* stacksIn(objectOr(one), [...path, index]);
}

function* stacksIn(owner: JsonObject | null, path: Stack['path']): Generator<Stack> {
  if (owner === null) return;
  for (const name of ['stacktrace', 'raw_stacktrace']) {
    const stack = own(owner, name);
    const isList = Array.isArray(stack);
    const frames = isList ? stack : own(objectOr(stack) ?? {}, 'frames');
    if (!Array.isArray(frames)) continue;
    yield { owner: path.join('.') || 'stacktrace', path: [...path, name, ...(isList ? [] : ['frames'])], frames };
  }
}

/** Puts a list of frames in the place of a stack's, in copies of what it is in; all else is shared. */
export function withFrames(payload: JsonObject, { path }: Stack, frames: Json[]): JsonObject {
  return replacedAt(payload, path, frames) as JsonObject;
}

function replacedAt(value: Json, [name, ...rest]: Stack['path'], replacement: Json): Json {
  if (name === undefined) return replacement;
  if (Array.isArray(value)) return value.with(Number(name), replacedAt(value[Number(name)]!, rest, replacement));
  const object = value as JsonObject;
  return { ...object, [name]: replacedAt(object[name]!, rest, replacement) };
}
