import { describe, expect, it } from 'vitest';
import { nextPeriod, PERIODS, periodOf } from '../../../../pages/text/periods.ts';
import { firstDayOf, refusedWords } from '../../../../pages/activity/refused-words.ts';

describe('periods', () => {
  it('follow each other in a circle, and an unknown one is the first', () => {
    expect(PERIODS.map((one) => nextPeriod(one).id)).toEqual(['14d', '90d', '24h']);
    expect([periodOf('90d').days, periodOf('1y').days]).toEqual([90, 1]);
  });

  it('begin on a day of UTC', () => {
    const now = new Date('2026-11-26T00:30:00Z');
    expect(firstDayOf(1, [[Date.parse('2026-11-25T01:00:00Z') / 1000, 0]], now)).toBe('2026-11-25');
    expect(firstDayOf(14, [[Date.parse('2026-11-12T23:00:00Z') / 1000, 0]], now)).toBe('2026-11-12');
    expect(firstDayOf(14, [], now)).toBe('2026-11-12');
  });
});

describe('what was refused', () => {
  it('is told by its reason, and not at all where it is nothing', () => {
    expect(refusedWords({ dropped: 0, garbled: 0 })).toEqual([]);
    expect(refusedWords({ dropped: 1, garbled: 1204 })).toEqual([
      expect.stringMatching(/^At least 1 event was refused because a limit/),
      expect.stringMatching(/^At least 1,204 requests could not be read, because they were/),
    ]);
  });
});
