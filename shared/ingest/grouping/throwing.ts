import type { ErrorEvent, Frame } from '../event/error-event.ts';
import { isRuntimes, qualifiedName } from './runtimes.ts';

/** Platforms whose stacks show the machinery that throws. */
const SHOWN = new Set(['native', 'c', 'rust', 'cocoa', 'objc', 'swift', 'go']);

/**
 * Where panics, exceptions, aborts and failed assertions begin. What such a function calls is the business of the
 * runtime, of handlers and of the SDK. `std::panicking::try` is not among them: programs and threads begin with it.
 */
const RUST = [
  String.raw`core::panicking::`,
  String.raw`std::panicking::(?!(?:r#)?try\b|catch_unwind\b|do_call\b|do_catch\b)`,
  String.raw`std::(?:rt::begin_(?:panic|unwind)|panic::(?:panic_any|resume_unwind)|process::abort)`,
  String.raw`(?:__rustc::)?_?rust_(?:begin_unwind|panic)\b`,
].join('|');
const CPP =
  '(?:__cxa_(?:throw|rethrow|bad_cast|bad_typeid|pure_virtual)|_?CxxThrowException|RaiseException|' +
  String.raw`std::(?:__\d+::)?(?:terminate|unexpected|__throw_\w+|rethrow_exception)|__cxxabiv1::__terminate)$`;
const OBJECTIVE_C =
  String.raw`(?:objc_exception_(?:re)?throw|_objc_terminate|_?NSRaiseError|_CFThrowFormattedException|__exceptionPreprocess)$|` +
  String.raw`[-+]\[NSException raise|-\[NSAssertionHandler handleFailure`;
const SWIFT = String.raw`Swift runtime failure: |(?:Swift\.)?_(?:assertionFailure|fatalErrorMessage)\b|swift_unexpectedError$`;
const C = String.raw`_*(?:abort|raise|assert|assert2|wassert|assert_fail|assert_rtn|assert_perror_fail|fortify_fail|chk_fail|stack_chk_fail|libc_message)$`;
const GO = String.raw`(?:runtime\.(?:gopanic|sigpanic|go[pP]anic\w+|panic\w*|throw|fatal|fatalthrow)|panic)$`;

const NATIVE_THROW = new RegExp(`^(?:${[RUST, CPP, OBJECTIVE_C, SWIFT, C].join('|')})`);
const GO_THROW = new RegExp(`^${GO}`);

/**
 * The event without what stands between a panic or a throw and the application: a stack ends at the oldest function that
 * throws, and neither that one nor functions of the runtime and of the SDK are the application's, whatever the SDK says.
 * The throwing function stays, because it is all that is known where the application has no names.
 */
export function withoutThrowing(event: ErrorEvent): ErrorEvent {
  const { platform } = event;
  if (!SHOWN.has(platform)) return event;
  return {
    ...event,
    frames: untilThrow(event.frames, platform),
    exceptions: event.exceptions.map((exception) => ({ ...exception, frames: untilThrow(exception.frames, platform) })),
  };
}

/** The same for one stack: its beginning, in the same order. */
export function untilThrow(frames: readonly Frame[], platform: string): Frame[] {
  if (!SHOWN.has(platform)) return [...frames];
  const isGo = platform === 'go';
  const border = frames.findIndex((frame) => isThrow(frame, isGo));
  const stack = border < 0 ? frames : frames.slice(0, border + 1);
  return stack.map((frame, index) =>
    index === border || isNameless(frame) || isRuntimes(frame, isGo) ? { ...frame, in_app: false } : frame,
  );
}

/** Only an address: nothing can be told from it, so it must not stand before what has a name. */
function isNameless({ function: name, module, filename, abs_path }: Frame): boolean {
  return name === null && module === null && filename === null && abs_path === null;
}

function isThrow(frame: Frame, isGo: boolean): boolean {
  return (isGo ? GO_THROW : NATIVE_THROW).test(qualifiedName(frame, isGo));
}
