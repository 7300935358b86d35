import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedAt } from '../../../shared/domain/counted-at.ts';
import { after, HOUR_MS, NOW } from '../../kit/unit/summaries.ts';

const received = NOW.getTime();

describe('an event counts in the statistics', () => {
  it.each([
    ['when it happened', 0, 0],
    ['when it happened, up to a day before its receipt', -24 * HOUR_MS, -24 * HOUR_MS],
    ['when it was received, if it is older', -24 * HOUR_MS - 1, 0],
    ['when it was received, if it is as old as can be', -30 * 24 * HOUR_MS, 0],
    ['when it was received, if its clock is ahead', 60_000, 0],
  ])('%s', (_title, happened, counted) => {
    expect(countedAt({ timestamp: after(happened), received })).toBe(after(counted));
  });

  it('events of one day count on two days at most, whenever they happened', () => {
    const moment = fc.record({ sinceMidnight: fc.nat(24 * HOUR_MS - 1), ago: fc.integer({ min: -1, max: 31 * 24 }) });
    fc.assert(
      fc.property(fc.array(moment), (events) => {
        const midnight = Date.parse('2024-05-06T00:00:00.000Z');
        const days = events.map(({ sinceMidnight, ago }) => {
          const at = midnight + sinceMidnight;
          const timestamp = new Date(at - ago * HOUR_MS).toISOString();
          return countedAt({ timestamp, received: at }).slice(0, 10);
        });
        expect(days.filter((day) => day !== '2024-05-06' && day !== '2024-05-05')).toEqual([]);
      }),
    );
  });
});
