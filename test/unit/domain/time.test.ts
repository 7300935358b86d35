import { expect, it } from 'vitest';
import { dayOf, expiresAt, HOUR_MS, hourStart } from '../../../shared/domain/time.ts';

it('a day is that of UTC', () => {
  expect(dayOf(new Date('2024-05-06T23:30:00-05:00'))).toBe('2024-05-07');
});

it('an hour begins with its first millisecond', () => {
  const start = Date.parse('2024-05-06T12:00:00.000Z');
  expect([start, start + 1, start + HOUR_MS - 1].map(hourStart)).toEqual([start, start, start]);
  expect(hourStart(start - 1)).toBe(start - HOUR_MS);
});

it('an item expires so many days later, in whole epoch seconds', () => {
  expect(expiresAt(new Date('2024-05-06T12:00:00.999Z'), 90)).toBe(Date.parse('2024-08-04T12:00:00.000Z') / 1000);
});
