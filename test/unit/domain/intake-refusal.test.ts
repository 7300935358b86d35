import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  intakeReasonOf,
  intakeRefusal,
  withRefusals,
  type IntakeReason,
} from '../../../shared/domain/intake-refusal.ts';
import { MAX_INTAKE_REFUSALS } from '../../../shared/domain/limits.ts';
import { NotFound, SwitchedOff } from '../../../shared/domain/refusals.ts';

const KEY = `glet_${'0123456789abcdef'.repeat(2)}`;
const at = (second: number): Date => new Date(Date.UTC(2026, 10, 26, 12, 0, second));
const refusal = (reason: IntakeReason, second: number, key = KEY, request = {}) =>
  intakeRefusal(reason, 'no', key, { receivedAt: at(second), ...request });

describe('what is kept of a refused request', () => {
  it('is when, why, from which SDK, and the beginning of its key', () => {
    const sentryHeader = `Sentry sentry_version=7, sentry_client="sentry.python/2.1", sentry_key=${KEY}`;
    expect(refusal('garbled', 0, KEY, { sentryHeader, userAgent: 'curl/8' })).toEqual({
      reason: 'garbled',
      detail: 'no',
      refused_at: '2026-11-26T12:00:00.000Z',
      sdk: 'sentry.python/2.1',
      client_key: 'glet_01234567',
    });
  });

  it.each([
    [{ authorization: 'Sentry sentry_client=raven-js/3' }, 'raven-js/3'],
    [{ queryClient: 'sentry.javascript.browser/11.12.0' }, 'sentry.javascript.browser/11.12.0'],
    [{ queryClient: '', userAgent: 'curl/8.5' }, 'curl/8.5'],
    [{ userAgent: ' \u202E\u0000\n ' }, null],
    [{}, null],
  ])('names the sender of %j as %j', (request, sdk) => {
    expect(refusal('garbled', 0, KEY, request).sdk).toBe(sdk);
  });

  it('is short and clean, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const request = { receivedAt: at(0), userAgent: text.repeat(9), sentryHeader: text };
        const kept = intakeRefusal('unreadable', text.repeat(50), KEY, request);
        expect(Array.from(kept.detail).length).toBeLessThanOrEqual(300);
        expect(Array.from(kept.sdk ?? '').length).toBeLessThanOrEqual(64);
        for (const one of [kept.detail, kept.sdk ?? '']) expect(one).not.toMatch(/\p{C}|^ | $/u);
      }),
    );
  });
});

describe('the list of them', () => {
  it('has the latest of each reason and key, the latest first', () => {
    const other = KEY.replace('0', 'f');
    const known = [refusal('garbled', 3), refusal('rate_limited', 1)];
    const added = [refusal('garbled', 2), refusal('garbled', 4, other), refusal('rate_limited', 5)];
    expect(withRefusals(known, added)).toEqual([
      refusal('rate_limited', 5),
      refusal('garbled', 4, other),
      refusal('garbled', 3),
    ]);
  });

  it('never has more than its bound, and keeps those of others while one is refused all the time', () => {
    let list = withRefusals([], [refusal('too_large', 0)]);
    for (let second = 1; second < 60; second++) list = withRefusals(list, [refusal('rate_limited', second)]);
    expect(list).toEqual([refusal('rate_limited', 59), refusal('too_large', 0)]);
    const keys = Array.from({ length: 30 }, (_, index) => `glet_${String(index).padStart(8, '0')}${'0'.repeat(24)}`);
    const many = keys.map((key, second) => refusal('garbled', second, key));
    expect(withRefusals([], many)).toEqual(many.toReversed().slice(0, MAX_INTAKE_REFUSALS));
  });
});

it('tells nothing of a refusal that is not about the request', () => {
  expect(intakeReasonOf(new NotFound('client-key'))).toBeNull();
  expect(intakeReasonOf(new Error('no'))).toBeNull();
  expect(intakeReasonOf(new SwitchedOff('client-key'))).toBe('client_key_off');
});
