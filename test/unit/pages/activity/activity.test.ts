import { describe, expect, it } from 'vitest';
import { nextPeriod, PERIODS, periodOf } from '../../../../pages/activity/periods.ts';
import { firstDayOf, refusedWords } from '../../../../pages/activity/refused-words.ts';

describe('periods', () => {
  it('follow each other in a circle, and an unknown one is the first', () => {
    expect(PERIODS.map((one) => nextPeriod(one).id)).toEqual(['14d', '90d', '24h']);
    expect([periodOf('90d').days, periodOf('1y').days]).toEqual([90, 1]);
  });

  it('begin on a day of UTC', () => {
    expect(firstDayOf(14, new Date('2026-11-26T00:30:00Z'))).toBe('2026-11-12');
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
