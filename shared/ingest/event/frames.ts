import type { Frame, Json, JsonObject } from './error-event.ts';
import { objectOr, own, withoutMiddle } from '../json/shape.ts';
import { cutToLength, textOf } from '../json/text.ts';

/** SDKs keep at most 250 or so at each end; the middle of an endless recursion says nothing new. */
const MAX_FRAMES = 500;
const MAX_CONTEXT_LINES = 20;
const MAX_CHARACTERS = { filename: 256, abs_path: 2048, function: 512, module: 256, package: 256, line: 512 };

/** The frames of a `stacktrace` as they were sent, oldest call first; null entries are left out. */
export function sentFramesOf(stacktrace: Json | undefined): readonly JsonObject[] {
  const list = Array.isArray(stacktrace) ? stacktrace : own(objectOr(stacktrace) ?? {}, 'frames');
  if (!Array.isArray(list)) return [];
  return withoutMiddle(
    list.map(objectOr).filter((frame) => frame !== null),
    MAX_FRAMES,
  );
}

/** The same, as they are understood. */
export function framesOf(stacktrace: Json | undefined): Frame[] {
  return sentFramesOf(stacktrace).map(frameOf);
}

/** Reads a frame, in the words of its source where it is mapped; its texts are cut. */
export function frameOf(frame: JsonObject): Frame {
  const sent = sentFrameOf(frame);
  const mapped = objectOr(own(frame, 'mapped'));
  if (mapped === null) return sent;
  const { file = null, line = null, column = null } = mapped;
  const of = sentFrameOf({ ...mapped, filename: file, lineno: line, colno: column });
  return {
    ...of,
    function: of.function ?? sent.function,
    in_app: of.in_app ?? sent.in_app,
    mapped: true,
    ...(of.function === null && { isUnnamed: true }),
    ...(own(mapped, 'imprecise') === true && { isImprecise: true }),
  };
}

/** Reads a frame as it was sent. */
export function sentFrameOf(frame: JsonObject): Frame {
  const inApp = own(frame, 'in_app');
  return {
    filename: textOf(own(frame, 'filename'), MAX_CHARACTERS.filename),
    abs_path: textOf(own(frame, 'abs_path'), MAX_CHARACTERS.abs_path),
    function: textOf(own(frame, 'function') ?? own(frame, 'raw_function'), MAX_CHARACTERS.function),
    module: textOf(own(frame, 'module'), MAX_CHARACTERS.module),
    package: textOf(own(frame, 'package'), MAX_CHARACTERS.package),
    lineno: positionOf(own(frame, 'lineno')),
    colno: positionOf(own(frame, 'colno')),
    context_line: lineOf(own(frame, 'context_line')),
    pre_context: linesOf(own(frame, 'pre_context')).slice(-MAX_CONTEXT_LINES),
    post_context: linesOf(own(frame, 'post_context')).slice(0, MAX_CONTEXT_LINES),
    in_app: typeof inApp === 'boolean' ? inApp : null,
  };
}

/** Java marks native methods with negative line numbers: those are none. */
function positionOf(value: Json | undefined): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** An empty line is a line; its place counts, because line numbers are told from it. */
function linesOf(value: Json | undefined): string[] {
  if (!Array.isArray(value)) return [];
  return withoutMiddle(value, MAX_CONTEXT_LINES * 10).map((line) => lineOf(line) ?? '');
}

function lineOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? cutToLength(value, MAX_CHARACTERS.line) : textOf(value, MAX_CHARACTERS.line);
}
