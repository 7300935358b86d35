import type { Frame } from '../event/error-event.ts';

/** What `assert` calls when it fails, per C library; and Swift's, Cocoa's, C++'s, Qt's and GLib's own. */
const ASSERTION = new RegExp(
  [
    '^_{0,2}(?:GI_{1,3})?(?:w?assert|assert2|assert13)$',
    '^_{0,2}(?:GI_{1,3})?assert_(?:fail|fail_base|perror_fail|rtn|func)\\b',
    '\\b_?assertionFailure\\b',
    '\\bNSAssertionHandler\\b',
    '^std::(?:_{2}\\w{1,20}::)?__(?:replacement_assert|glibcxx_assert_fail|libcpp_verbose_abort|libcpp_assertion_handler)\\b',
    '^(?:qt_assert|qt_assert_x|g_assertion_message\\w{0,20})\\b',
  ].join('|'),
);

const NATIVE = new Set(['native', 'c', 'cocoa', 'objc', 'swift', 'other']);

/** The innermost of them are the C library's, so an assertion is near the end. */
const LAST_FRAMES = 12;

/**
 * Whether a native crash is a failed assertion. It ends in the same signal as a call of `abort` in the same function, and
 * is another error.
 */
export function isFailedAssertion(frames: readonly Frame[], platform: string): boolean {
  return NATIVE.has(platform) && frames.slice(-LAST_FRAMES).some((frame) => ASSERTION.test(frame.function ?? ''));
}
