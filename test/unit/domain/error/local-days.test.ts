import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTimeZone, localDays, sumByDay } from '../../../../shared/domain/error/local-days.ts';

const HOUR_S = 3_600;
const utc = (starts: readonly number[]): string[] =>
  starts.map((start) => new Date(start * 1000).toISOString().slice(0, 16));

describe('days of a time zone', () => {
  it.each([
    ['UTC', '2026-11-26T10:30:00Z', ['2026-11-25T00:00', '2026-11-26T00:00']],
    ['Asia/Tokyo', '2026-11-26T10:30:00Z', ['2026-11-24T15:00', '2026-11-25T15:00']],
    ['Asia/Tokyo', '2026-11-26T15:00:00Z', ['2026-11-25T15:00', '2026-11-26T15:00']],
    ['Asia/Kolkata', '2026-11-26T18:29:59Z', ['2026-11-24T18:30', '2026-11-25T18:30']],
    ['Asia/Kolkata', '2026-11-26T18:40:00Z', ['2026-11-25T18:30', '2026-11-26T18:30']],
    ['Asia/Kathmandu', '2026-11-26T18:59:00Z', ['2026-11-25T18:15', '2026-11-26T18:15']],
    ['Pacific/Kiritimati', '2026-11-26T10:30:00Z', ['2026-11-25T10:00', '2026-11-26T10:00']],
    // Clocks change between the two, and in Beirut at midnight itself, so that a day begins at one.
    ['Europe/Berlin', '2026-03-30T10:00:00Z', ['2026-03-28T23:00', '2026-03-29T22:00']],
    ['Europe/Berlin', '2026-10-26T10:00:00Z', ['2026-10-24T22:00', '2026-10-25T23:00']],
    ['Asia/Beirut', '2026-03-29T10:00:00Z', ['2026-03-27T22:00', '2026-03-28T22:00']],
  ])('of %s at %s begin where they do there', (zone, now, starts) => {
    expect(utc(localDays(2, zone, new Date(now)))).toEqual(starts);
  });

  it('are as many as were asked for, in order, the last of them begun, whatever the zone and the moment', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...zones), moments, fc.constantFrom(1, 2, 14), (zone, now, days) => {
        const starts = localDays(days, zone, now);
        expect(starts).toHaveLength(days);
        const lengths = starts.slice(1).map((start, index) => (start - starts[index]!) / HOUR_S);
        expect(lengths.every((hours) => hours >= 22 && hours <= 26)).toBe(true);
        expect(starts.at(-1)! * 1000).toBeLessThanOrEqual(now.getTime());
        expect(now.getTime() - starts.at(-1)! * 1000).toBeLessThan(26 * HOUR_S * 1000);
      }),
      { numRuns: 40 },
    );
  });
});

describe('hours as days', () => {
  it('count where they begin, and what is older than the first day nowhere', () => {
    const starts = localDays(2, 'Asia/Kolkata', new Date('2026-11-26T10:00:00Z'));
    const at = (moment: string, count: number) => ({ hour: Date.parse(moment) / 1000, count });
    const hours = [
      at('2026-11-24T18:00:00Z', 100),
      at('2026-11-24T19:00:00Z', 1),
      at('2026-11-25T18:00:00Z', 2),
      at('2026-11-25T19:00:00Z', 4),
    ];
    expect(sumByDay(starts, hours).map(([, count]) => count)).toEqual([3, 4]);
  });

  it.each([
    ['2026-03-30T10:00:00Z', 23],
    ['2026-10-26T10:00:00Z', 25],
  ])('are as many as the day has where clocks change before %s', (now, hours) => {
    const starts = localDays(2, 'Europe/Berlin', new Date(now));
    const all = Array.from({ length: 72 }, (_, index) => ({ hour: Date.parse(now) / 1000 - index * HOUR_S, count: 1 }));
    expect(sumByDay(starts, all)[0]![1]).toBe(hours);
  });
});

it.each([
  ['Europe/Berlin', true],
  ['UTC', true],
  ['Etc/GMT+5', true],
  ['America/Argentina/Buenos_Aires', true],
  ['+02:00', false],
  ['Europe/Atlantis', false],
  ['', false],
  ['x'.repeat(100_000), false],
])('%s is a time zone: %s', (name, isOne) => {
  expect(isTimeZone(name)).toBe(isOne);
});
