import { describe, expect, it } from 'vitest';
import { movedSnooze, snoozeOf, withSnooze } from '../../../../shared/domain/alerts/snooze.ts';
import { DAY_MS } from '../../../../shared/domain/time.ts';
import { trackedError } from '../../../kit/unit/tracked-errors.ts';
import { NOW } from '../../../kit/unit/summaries.ts';

const now = NOW.getTime();
const error = trackedError({ count: 10, users: [1, 2, 3] });
const later = (ms: number): Date => new Date(now + ms);

describe('a snooze', () => {
  it('is until a time, for so many more events and users: what is left of each is told', () => {
    const snoozed = withSnooze(error, { until: now + 5, events: 2, users: 1 }, NOW);
    expect(snoozed).toEqual({ ...error, snooze: { until: now + 5, at_count: 12, at_users: 4 } });
    expect(snoozeOf(snoozed, NOW)).toEqual({ until: now + 5, events_left: 2, users_left: 1 });
    expect(snoozeOf({ ...snoozed, count: 11 }, NOW)).toEqual({ until: now + 5, events_left: 1, users_left: 1 });
  });

  it('is over by whichever comes first', () => {
    const snoozed = withSnooze(error, { until: now + 5, events: 2, users: 1 }, NOW);
    expect(snoozeOf(snoozed, later(4))).not.toBeNull();
    expect(snoozeOf(snoozed, later(5))).toBeNull();
    expect(snoozeOf({ ...snoozed, count: 12 }, NOW)).toBeNull();
    expect(snoozeOf({ ...snoozed, users: [1, 2, 3, 4] }, NOW)).toBeNull();
  });

  it('takes the place of the one before, and can be ended', () => {
    const snoozed = withSnooze(withSnooze(error, { events: 2 }, NOW), { until: now + 5 }, NOW);
    expect(snoozeOf(snoozed, NOW)).toEqual({ until: now + 5, events_left: null, users_left: null });
    expect(withSnooze(snoozed, null, NOW)).toEqual(error);
    expect(snoozeOf(error, NOW)).toBeNull();
  });

  it('for users alone ends after ninety days, because events may name none', () => {
    const snoozed = withSnooze(error, { users: 1 }, NOW);
    expect(snoozeOf(snoozed, NOW)).toEqual({ until: now + 90 * DAY_MS, events_left: null, users_left: 1 });
  });

  it('ends with the user that it says up to sixty-four, though the number that is shown is an estimate from there on', () => {
    const known = Array.from({ length: 63 }, (_, user) => user * 2 ** 26);
    const snoozed = withSnooze({ ...error, count: 99, users: known }, { users: 1 }, NOW);
    expect(snoozeOf(snoozed, NOW)).toMatchObject({ users_left: 1 });
    expect(snoozeOf({ ...snoozed, users: [...known, 63 * 2 ** 26] }, NOW)).toBeNull();
  });

  it('of an error that another was merged into has as much left as it had', () => {
    const snoozed = withSnooze(error, { until: now + 5, events: 2, users: 1 }, NOW);
    const merged = { ...snoozed, count: 30, users: [1, 2, 3, 4, 5] };
    const moved = { ...merged, snooze: movedSnooze(snoozed.snooze!, snoozed, merged) };
    expect(snoozeOf(moved, NOW)).toEqual({ until: now + 5, events_left: 2, users_left: 1 });
    const timed = withSnooze(error, { until: now + 5 }, NOW);
    expect(movedSnooze(timed.snooze!, timed, merged)).toEqual({ until: now + 5 });
  });
});
