import { describe, expect, it } from 'vitest';
import { dailySeries } from '../../../../pages/text/daily-series.ts';
import { stepOf, totalOf, type Series } from '../../../../pages/text/bars-geometry.ts';
import { barsSentence } from '../../../../pages/text/bars-sentence.ts';

const HOUR_S = 3600;

/** One event in each of the last so many hours before that moment, the hour of the moment itself included. */
function hoursUntil(moment: string, count: number): Series {
  const last = Math.floor(Date.parse(moment) / 1000 / HOUR_S) * HOUR_S;
  return Array.from({ length: count }, (_, index) => [last - (count - 1 - index) * HOUR_S, 1]);
}

const daysOf = (series: Series, timeZone: string): string[] =>
  series.map(([start, count]) => `${new Date(start * 1000).toLocaleDateString('en-CA', { timeZone })} ${count}`);

describe('hours as days', () => {
  it('begin at midnight of the viewer, the day that is cut off left out', () => {
    const hours = hoursUntil('2026-11-26T10:30:00Z', 3 * 24);
    expect(daysOf(dailySeries(hours, 3, 'UTC'), 'UTC')).toEqual(['2026-11-24 24', '2026-11-25 24', '2026-11-26 11']);
    const inTokyo = daysOf(dailySeries(hours, 3, 'Asia/Tokyo'), 'Asia/Tokyo');
    expect(inTokyo).toEqual(['2026-11-24 24', '2026-11-25 24', '2026-11-26 20']);
    const inKolkata = daysOf(dailySeries(hours, 3, 'Asia/Kolkata'), 'Asia/Kolkata');
    expect(inKolkata).toEqual(['2026-11-24 24', '2026-11-25 24', '2026-11-26 16']);
  });

  it('keep all of them where they begin at midnight themselves', () => {
    const series = dailySeries(hoursUntil('2026-11-26T23:59:00Z', 2 * 24), 2, 'UTC');
    expect(daysOf(series, 'UTC')).toEqual(['2026-11-25 24', '2026-11-26 24']);
  });

  it.each([0, 1, 13, 23])('are as many as were asked for, %i hours into today', (hour) => {
    const now = new Date(Date.UTC(2026, 10, 26, hour, 30)).toISOString();
    expect(dailySeries(hoursUntil(now, 14 * 24), 14, 'UTC')).toHaveLength(14);
  });

  it('are none of nothing', () => {
    expect(dailySeries([], 14, 'UTC')).toEqual([]);
  });

  it.each([
    ['spring', '2026-03-29', '2026-03-30T10:00:00Z', 23],
    ['autumn', '2026-10-25', '2026-10-26T10:00:00Z', 25],
  ])('are days still when clocks change in %s', (_, day, now, hours) => {
    const series = dailySeries(hoursUntil(now, 3 * 24), 2, 'Europe/Berlin');
    expect(daysOf(series, 'Europe/Berlin')[0]).toBe(`${day} ${hours}`);
    expect(stepOf(series)).toBe(24 * HOUR_S);
    expect(barsSentence(series)).toContain('in the last 2 days');
  });

  it('lose no event of the days that are shown', () => {
    const series = dailySeries(hoursUntil('2026-11-26T10:30:00Z', 90 * 24), 90, 'America/New_York');
    expect(series).toHaveLength(90);
    // One of the days has 25 hours, and today has had six.
    expect(totalOf(series)).toBe(89 * 24 + 1 + 6);
  });
});
