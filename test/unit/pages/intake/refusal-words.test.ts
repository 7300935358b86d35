import { expect, it } from 'vitest';
import { INTAKE_REASONS } from '../../../../shared/api/gitlab/intake-schema.ts';
import { refusalWords, refusedSince, type Refusal } from '../../../../pages/intake/refusal-words.ts';

it('every reason has words of its own, and one that is newer is shown as it is', () => {
  const words = INTAKE_REASONS.map((reason) => refusalWords({ reason }));
  expect(new Set(words).size).toBe(INTAKE_REASONS.length);
  expect(words.filter((text) => !/^[A-Z][a-z]* /.test(text))).toEqual([]);
  expect(refusalWords({ reason: 'moon_phase' as Refusal['reason'] })).toBe('moon_phase');
});

it('what was refused since somebody looks is said once a reason, and what was refused before is not', () => {
  const of = (reason: Refusal['reason'], at: string): Refusal => ({
    reason,
    status: 429,
    refused_at: `2026-11-26T10:${at}:00.000Z`,
    sdk: null,
    client_key: 'glet_abc',
    detail: '',
  });
  const before = [of('rate_limited', '01'), of('garbled', '00')];
  expect(refusedSince(before, before)).toBe('');
  expect(refusedSince([], [])).toBe('');
  expect(refusedSince(before, [of('too_large', '03'), of('too_large', '02'), ...before])).toBe(
    refusalWords({ reason: 'too_large' }),
  );
  expect(refusedSince(before, [of('rate_limited', '05'), of('garbled', '00')])).toBe('A limit was reached');
});
