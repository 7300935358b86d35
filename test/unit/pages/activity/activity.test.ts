import { describe, expect, it } from 'vitest';
import { byDay } from '../../../../pages/activity/by-day.ts';
import { nextPeriod, PERIODS, periodOf } from '../../../../pages/activity/periods.ts';
import { firstDayOf, refusedWords } from '../../../../pages/activity/refused-words.ts';

const HOUR_S = 3600;

/** Midnight of the machine's own zone. */
const MIDNIGHT = new Date(2026, 10, 3).getTime() / 1000;

/** One event in each hour. */
const hours = (from: number, count: number): [number, number][] =>
  Array.from({ length: count }, (_, index) => [from + index * HOUR_S, 1]);

describe('days', () => {
  it('begin at midnight, and a first one that is not whole is left out', () => {
    expect(byDay(hours(MIDNIGHT - 5 * HOUR_S, 48))).toEqual([
      [MIDNIGHT, 24],
      [MIDNIGHT + 24 * HOUR_S, 19],
    ]);
  });

  it.each([0, 1, 13, 23])('are as many as were asked for, %i hours into today', (hour) => {
    const last = MIDNIGHT + (13 * 24 + hour) * HOUR_S;
    expect(byDay(hours(last - (14 * 24 - 1) * HOUR_S, 14 * 24))).toHaveLength(14);
  });

  it('are none of nothing', () => {
    expect(byDay([])).toEqual([]);
  });
});

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
