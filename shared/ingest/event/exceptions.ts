import type { ExceptionValue, Json, JsonObject } from './error-event.ts';
import { framesOf } from './frames.ts';
import { mechanismOf } from './mechanism.ts';
import { objectOr, own, valuesOf, withoutMiddle } from '../json/shape.ts';
import { textOf } from '../json/text.ts';

const MAX_EXCEPTIONS = 50;
const MAX_CHARACTERS = { type: 256, value: 8192, module: 256 };

/** An exception as it was sent, and as it is understood. */
export interface ReadException {
  sent: Json;
  value: ExceptionValue;
}

/** The chain of exceptions, oldest first, without entries that say nothing: neither type, value nor frames. */
export function readExceptions(exception: Json | undefined): ReadException[] {
  const entries = valuesOf(exception).filter((entry) => entry !== null && entry !== '');
  return withoutMiddle(entries, MAX_EXCEPTIONS)
    .map((sent) => ({ sent, value: exceptionOf(sent) }))
    .filter(({ value: { type, value, frames } }) => type !== null || value !== null || frames.length > 0);
}

/** The same, as they are understood. */
export function exceptionsOf(exception: Json | undefined): ExceptionValue[] {
  return readExceptions(exception).map(({ value }) => value);
}

function exceptionOf(entry: Json): ExceptionValue {
  const object = objectOr(entry) ?? { value: entry };
  const { type, value } = typeAndValue(object);
  const { signal, synthetic, code, place } = mechanismOf(object);
  return {
    // The signal is what happened, whatever type the SDK made up for it.
    type: signal ?? type,
    value,
    module: textOf(own(object, 'module'), MAX_CHARACTERS.module),
    synthetic: synthetic && signal === null,
    code,
    place,
    frames: framesOf(own(object, 'stacktrace') ?? own(object, 'raw_stacktrace')),
  };
}

/** Old clients put all into the value, `TypeError: x is not a function`. */
function typeAndValue(object: JsonObject): Pick<ExceptionValue, 'type' | 'value'> {
  const type = textOf(own(object, 'type'), MAX_CHARACTERS.type);
  const value = textOf(own(object, 'value'), MAX_CHARACTERS.value);
  const parts = type === null ? /^([A-Z]\w{0,250}(?:Error|Exception)): *([^]*)$/.exec(value ?? '') : null;
  return parts === null ? { type, value } : { type: parts[1]!, value: parts[2] || null };
}
