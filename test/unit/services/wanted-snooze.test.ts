import { expect, it } from 'vitest';
import { RuleViolation } from '../../../shared/domain/refusals.ts';
import { wantedSnooze } from '../../../shared/services/errors/wanted-snooze.ts';
import { NOW } from '../../kit/unit/summaries.ts';

const at = (ms: number): string => new Date(NOW.getTime() + ms).toISOString();

it('blank parameters say nothing', () => {
  const blank = { snooze_until: null, snooze_events: null, snooze_users: null, unsnooze: null };
  expect(wantedSnooze(blank, NOW)).toBeUndefined();
  expect(wantedSnooze({ unsnooze: false }, NOW)).toBeUndefined();
});

it('a snooze has what was asked for, and ending it is null', () => {
  const params = { snooze_until: at(1), snooze_events: 2, snooze_users: 3, unsnooze: false };
  expect(wantedSnooze(params, NOW)).toEqual({ until: NOW.getTime() + 1, events: 2, users: 3 });
  expect(wantedSnooze({ unsnooze: true }, NOW)).toBeNull();
});

it('a time that is now has passed, and two wishes at once are refused', () => {
  expect(() => wantedSnooze({ snooze_until: at(0), unsnooze: false }, NOW)).toThrow(RuleViolation);
  expect(() => wantedSnooze({ snooze_events: 1, unsnooze: true }, NOW)).toThrow(RuleViolation);
});
