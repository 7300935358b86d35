import { describe, expect, it } from 'vitest';
import { headline } from '../../../../shared/ingest/grouping/title.ts';
import { withoutThrowing } from '../../../../shared/ingest/grouping/throwing.ts';
import { thrown } from './corpus/builders.ts';

const stack = (platform: string, in_app: boolean | null, names: string[]) =>
  thrown(platform)('E', 'x', ...names.map((name) => ({ function: name, in_app })));

describe('the culprit of what is thrown', () => {
  it.each([
    ['native', 'rs::cart::total', 'core::panicking::panic_fmt', '__rustc::rust_begin_unwind', 'sentry_panic::f'],
    ['native', 'shop::total', '<F as core::ops::function::FnOnce<()>>::call_once'],
    ['native', 'shop::total(int)', '__cxa_throw', 'handler'],
    ['cocoa', '-[Cart total]', 'objc_exception_throw', 'handler'],
    ['cocoa', 'total(of:)', 'Swift runtime failure: Unexpectedly found nil', '_assertionFailure(_:_:file:)'],
    ['go', 'pay', 'runtime.gopanic', 'main.recoverAll'],
  ])('on %s is %s', (platform, ...names) => {
    expect(headline(stack(platform, true, ['main', ...names])).culprit).toBe(names[0]);
    expect(headline(stack(platform, null, ['main', ...names])).culprit).toBe(names[0]);
  });

  it('is what throws where that is all there is', () => {
    expect(headline(stack('native', null, ['abort', 'raise'])).culprit).toBe('abort');
  });
});

describe('functions that are called like those that throw', () => {
  it.each([
    ['python', 'abort'],
    ['php', 'panic'],
    ['native', 'shop::abort'],
    ['native', 'std::panicking::try::do_call'],
    ['native', 'panic'],
    ['go', 'abort'],
    ['go', '(*Cart).panic'],
    ['go', 'Throw'],
  ])('on %s do not end a stack: %s', (platform, name) => {
    const event = stack(platform, true, [name, 'own']);
    expect(withoutThrowing(event).exceptions[0]!.frames.map((frame) => frame.function)).toEqual([name, 'own']);
  });
});
