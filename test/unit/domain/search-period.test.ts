import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { RuleViolation } from '../../../shared/domain/refusals.ts';
import { searchPeriod } from '../../../shared/domain/search-period.ts';
import { anyText } from '../../kit/any-text.ts';
import { failsOnlyWith } from '../../kit/fails-only-with.ts';

const NOW = new Date('2026-11-26T12:00:00Z');

it.each([
  [{}, null, null],
  [{ statsPeriod: '' }, null, null],
  [{ statsPeriod: '24h' }, '2026-11-25T12:00:00.000Z', null],
  [{ statsPeriod: '14d', start: 'nonsense' }, '2026-11-12T12:00:00.000Z', null],
  [{ start: '2026-11-01T10:00:00', end: '2026-11-02' }, '2026-11-01T10:00:00.000Z', '2026-11-02T00:00:00.000Z'],
  [{ start: '2026-11-01T10:00:00+02:00' }, '2026-11-01T08:00:00.000Z', null],
  [{ end: '2026-11-01T10:00:00.123456Z' }, null, '2026-11-01T10:00:00.123Z'],
])('%j is from %s to %s', (sent, from, to) => expect(searchPeriod(sent, NOW)).toEqual({ from, to }));

it.each([
  { statsPeriod: '14x' },
  { statsPeriod: 'd' },
  { start: '2026-13-01' },
  { end: 'now' },
  { start: '0001-01-01' },
])('%j is refused', (sent) => expect(() => searchPeriod(sent, NOW)).toThrow(RuleViolation));

it('any texts are a period or refused', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (statsPeriod, start, end) => {
      expect(failsOnlyWith(RuleViolation, () => searchPeriod({ statsPeriod, start, end }, NOW))).toBe(true);
    }),
  );
});
