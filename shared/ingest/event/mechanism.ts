import { objectOr, own } from '../json/shape.ts';
import { textOf } from '../json/text.ts';
import type { ExceptionValue, Json, JsonObject } from './error-event.ts';

const MAX_NAME_CHARACTERS = 128;

/** Signals that have the same number on every system that has signals. */
const SIGNALS: Readonly<Record<string, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  5: 'SIGTRAP',
  6: 'SIGABRT',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  14: 'SIGALRM',
  15: 'SIGTERM',
};

/** What an operating system calls the end of a process: POSIX signals, Mach and Windows exceptions. */
const CRASH = /^(?:SIG[A-Z\d]{2,10}|EXC_[A-Z_]{2,40}|EXCEPTION_[A-Z_]{2,60}|STATUS_[A-Z_]{2,60})$/;

/**
 * What the mechanism of an exception says of it (https://develop.sentry.dev/sdk/data-model/event-payloads/exception/):
 * whether its type was made up, the signal behind it, domain and code of an NSError, and its place in a tree.
 */
export function mechanismOf(
  exception: JsonObject,
): Pick<ExceptionValue, 'synthetic' | 'code' | 'place'> & { signal: string | null } {
  const mechanism = objectOr(own(exception, 'mechanism'));
  if (mechanism === null) return { synthetic: false, signal: null, code: null, place: null };
  const meta = objectOr(own(mechanism, 'meta')) ?? {};
  const synthetic = own(mechanism, 'synthetic') === true;
  return {
    synthetic,
    signal: synthetic ? (signalOf(meta) ?? crashOf(own(exception, 'type'))) : null,
    code: codeOf(objectOr(own(meta, 'ns_error'))) ?? writtenCode(mechanism, exception),
    place: placeOf(mechanism),
  };
}

function signalOf(meta: JsonObject): string | null {
  const signal = objectOr(own(meta, 'signal')) ?? {};
  const number = nameOf(own(signal, 'number'));
  return (
    crashOf(own(signal, 'name')) ??
    crashOf(own(objectOr(own(meta, 'mach_exception')) ?? {}, 'name')) ??
    (number === null || !/^\d{1,3}$/.test(number) ? null : (SIGNALS[number] ?? `signal ${number}`))
  );
}

function crashOf(value: Json | undefined): string | null {
  const name = typeof value === 'string' ? value.trim() : '';
  return CRASH.test(name) ? name : null;
}

function codeOf(error: JsonObject | null): string | null {
  const code = nameOf(own(error ?? {}, 'code'));
  return code === null ? null : `${nameOf(own(error!, 'domain')) ?? ''} ${code}`.trim();
}

/** Cocoa's first SDKs wrote the code into the value only, `Code: -1009` after the domain as type. */
function writtenCode(mechanism: JsonObject, exception: JsonObject): string | null {
  const value = own(exception, 'value');
  if (own(mechanism, 'type') !== 'NSError' || typeof value !== 'string') return null;
  const code = /(?:^|\()Code[:=] ?(-?\d{1,12})\)?$/.exec(value.trim())?.[1];
  return code === undefined ? null : `${nameOf(own(exception, 'type')) ?? ''} ${code}`.trim();
}

function placeOf(mechanism: JsonObject): ExceptionValue['place'] {
  const id = own(mechanism, 'exception_id');
  const parent = own(mechanism, 'parent_id');
  if (typeof id !== 'number') return null;
  return {
    id,
    parent: typeof parent === 'number' ? parent : null,
    isGroup: own(mechanism, 'is_exception_group') === true,
  };
}

function nameOf(value: Json | undefined): string | null {
  return typeof value === 'string' || typeof value === 'number' ? textOf(value, MAX_NAME_CHARACTERS) : null;
}
