import { expect, it } from 'vitest';
import { INTAKE_REASONS } from '../../../../shared/api/gitlab/intake-schema.ts';
import { refusalWords, type Refusal } from '../../../../pages/intake/refusal-words.ts';

it('every reason has words of its own, and one that is newer is shown as it is', () => {
  const words = INTAKE_REASONS.map((reason) => refusalWords({ reason }));
  expect(new Set(words).size).toBe(INTAKE_REASONS.length);
  expect(words.filter((text) => !/^[A-Z][a-z]* /.test(text))).toEqual([]);
  expect(refusalWords({ reason: 'moon_phase' as Refusal['reason'] })).toBe('moon_phase');
});
