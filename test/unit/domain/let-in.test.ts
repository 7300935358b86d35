import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOutdated, secondsBlocked, withLetIn, withReading, type LetIn } from '../../../shared/domain/let-in.ts';
import type { RateLimit, Usage } from '../../../shared/domain/quota.ts';
import { NOW } from '../../kit/unit/summaries.ts';

const LIMIT: RateLimit = { count: 3, window: 60 };
const START = Math.floor(NOW.getTime() / 60_000) * 60_000;
const usage = (used: number, fields: Partial<Usage> = {}): Usage => ({
  window_start: START,
  window: 60,
  used,
  bytes: 0,
  ...fields,
});
const letIn = (before: LetIn, events: number, at = START, bytes = 0): LetIn =>
  withLetIn(before, LIMIT, { events, bytes }, at);
const spent = ({ own, others }: LetIn): number => own.events + others.events;

describe('what an instance knows of a limit', () => {
  it('is what it let in and what the table says beyond that', () => {
    const three = letIn(withReading(null, usage(2), LIMIT, START), 1);
    expect(spent(three)).toBe(3);
    expect(spent(withReading(three, usage(2), LIMIT, START))).toBe(2);
    expect(spent(withReading(three, usage(5), LIMIT, START))).toBe(5);
    expect(spent(withReading(three, null, LIMIT, START))).toBe(1);
  });

  it('begins again with the window', () => {
    const three = letIn(withReading(null, null, LIMIT, START), 3);
    expect(secondsBlocked(three, LIMIT, 1, START + 59_000)).toBe(1);
    expect(secondsBlocked(three, LIMIT, 1, START + 60_000)).toBeNull();
    expect(spent(letIn(three, 1, START + 60_000))).toBe(1);
    expect(spent(withReading(three, usage(3), LIMIT, START + 60_000))).toBe(0);
  });

  it('is never less than the instance has let in, nor more than there was, however the table lags', () => {
    const step = fc.record({ own: fc.nat(5), others: fc.nat(5), lag: fc.nat(10) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let [known, own, all] = [withReading(null, null, LIMIT, START), 0, 0];
        for (const one of steps) {
          known = letIn(known, one.own);
          own += one.own;
          all += one.own + one.others;
          known = withReading(known, usage(Math.max(0, all - one.lag)), LIMIT, START);
          expect(spent(known)).toBeGreaterThanOrEqual(own);
          expect(spent(known)).toBeLessThanOrEqual(all);
        }
      }),
    );
  });

  it('is outdated after a twentieth of the limit', () => {
    const limit = { count: 100, window: 60 };
    const five = withLetIn(withReading(null, null, limit, START), limit, { events: 5, bytes: 0 }, START);
    expect(isOutdated(five, limit)).toBe(false);
    const six = withLetIn(five, limit, { events: 1, bytes: 0 }, START);
    expect(isOutdated(six, limit)).toBe(true);
    expect(isOutdated(withReading(six, null, limit, START), limit)).toBe(false);
  });
});

describe('who is to wait', () => {
  const wait = (second: number, used: Usage | null, limit = LIMIT, events = 1): number | null => {
    const now = START + second * 1000;
    return secondsBlocked(withReading(null, used, limit, now), limit, events, now);
  };
  const full = usage(3);
  const long = { count: 3, window: 86_400 };
  const longWindow = Math.floor(START / 86_400_000) * 86_400_000;

  it.each<[string, number | null, number | null]>([
    ['nobody who has sent nothing yet', wait(1, null), null],
    ['nobody while there is room', wait(1, usage(2)), null],
    ['whoever sends more at once than there is room for', wait(10, usage(2), LIMIT, 2), 50],
    ['who has used the limit up, until its window ends', wait(10, full), 50],
    ['who has sent as many bytes as there may be', wait(10, usage(1, { bytes: 9 }), { ...LIMIT, bytes: 9 }), 50],
    ['a whole second at the least', wait(59.999, full), 1],
    ['nobody when the window is over', wait(60, full), null],
    ['nobody any more when the limit is raised', wait(10, full, { count: 4, window: 60 }), null],
    ['nobody under a limit with another window, which begins afresh', wait(10, full, { count: 3, window: 61 }), null],
    ['five minutes at the most', wait(0, usage(3, { window: 86_400, window_start: longWindow }), long), 300],
  ])('%s', (_title, seconds, expected) => {
    expect(seconds).toBe(expected);
  });
});
