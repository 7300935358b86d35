import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { silences, snoozeSent, snoozeWords, type Snooze } from '../../../../pages/snooze/snooze-words.ts';

const NONE: Snooze = { until: null, events_left: null, users_left: null };
/** By the clock of who looks, whatever its zone. */
const at = (day: number, hour: number, minute = 0): Date => new Date(2026, 10, day, hour, minute);

describe('the ends of a snooze that can be chosen', () => {
  it('are in an hour, at nine of the next day, and in a week at the same time', () => {
    expect(silences(at(27, 16, 20))).toEqual([
      ['For 1 hour', at(27, 17, 20).getTime()],
      ['Until tomorrow morning', at(28, 9).getTime()],
      ['For one week', at(34, 16, 20).getTime()],
    ]);
  });

  it('are all yet to come, at whatever moment', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(2020, 0), max: new Date(2040, 0), noInvalidDate: true }), (now) => {
        for (const [, until] of silences(now)) expect(until).toBeGreaterThan(now.getTime());
      }),
    );
  });
});

describe('what is said of a snooze', () => {
  it('names each of its ends', () => {
    const until = new Date(new Date().getFullYear(), 10, 28, 9).toISOString();
    expect(snoozeWords({ ...NONE, until })).toBe('until 28 Nov, 09:00');
    expect(snoozeWords({ ...NONE, until, events_left: 34 })).toBe('until 28 Nov, 09:00 or 34 more events');
    expect(snoozeWords({ ...NONE, events_left: 1 })).toBe('for 1 more event');
    expect(snoozeWords({ ...NONE, events_left: 1_200, users_left: 5 })).toBe('for 1,200 more events or 5 more users');
  });
});

describe('what is sent for a snooze', () => {
  it('is each of its ends, so that what is taken back is as it was, or that it is over', () => {
    const until = at(28, 9).toISOString();
    expect(snoozeSent({ until, events_left: 34, users_left: null })).toEqual({
      snooze_until: until,
      snooze_events: 34,
      snooze_users: null,
    });
    expect(snoozeSent(null)).toEqual({ unsnooze: true });
  });
});
