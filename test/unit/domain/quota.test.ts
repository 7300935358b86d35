import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withNewErrors, withUsage, type RateLimit, type Usage } from '../../../shared/domain/quota.ts';
import { hourStart } from '../../../shared/domain/time.ts';
import { NOW } from '../../kit/unit/summaries.ts';

const LIMIT: RateLimit = { count: 3, window: 60 };
const START = Math.floor(NOW.getTime() / 60_000) * 60_000;
const HOUR = hourStart(START);

/** Events at these seconds after the window's start. */
const events = (seconds: number[]) => seconds.map((second) => ({ received: START + second * 1000, bytes: second }));
const use = (before: Usage | null, seconds: number[], limit = LIMIT): Usage =>
  withUsage(before, limit, events(seconds));

describe('what is used of a limit', () => {
  it('is counted by the window', () => {
    const two = use(null, [1, 2]);
    expect(two).toMatchObject({ window_start: START, window: 60, used: 2 });
    expect(use(two, [3])).toMatchObject({ window_start: START, used: 3 });
  });

  it('begins again with the next window', () => {
    const full = use(null, [1, 2, 3]);
    expect(use(full, [61])).toMatchObject({ window_start: START + 60_000, used: 1 });
  });

  it('does not count an event that comes late, of a window that is over', () => {
    const next = use(null, [61]);
    expect(use(next, [59, 62])).toMatchObject({ window_start: START + 60_000, used: 2 });
  });

  it('begins again under a limit with another window, but not under one with another count', () => {
    const full = use(null, [1, 2, 3]);
    expect(use(full, [4], { count: 10, window: 3_600 })).toMatchObject({ used: 1, window: 3_600 });
    expect(use(full, [4], { count: 10, window: 60 })).toMatchObject({ used: 4 });
  });

  it('has the bytes of its events', () => {
    expect(use(null, [1, 2])).toMatchObject({ bytes: 3 });
    expect(use(use(null, [1, 2]), [3, 61, 62])).toMatchObject({ bytes: 123 });
  });

  it('is what was received in the newest window, however it is divided', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { minLength: 1, maxLength: 40 }), fc.array(fc.nat(40)), (seconds, cuts) => {
        const all = events(seconds);
        const ends = [...cuts.filter((cut) => cut < all.length).toSorted((one, other) => one - other), all.length];
        let usage: Usage | null = null;
        for (const [index, end] of ends.entries()) {
          const part = all.slice(ends[index - 1] ?? 0, end);
          if (part.length > 0) usage = withUsage(usage, LIMIT, part);
        }
        const newest = Math.max(...seconds.map((second) => Math.floor(second / 60)));
        const used = seconds.filter((second) => Math.floor(second / 60) === newest).length;
        expect(usage).toMatchObject({ window_start: START + newest * 60_000, used });
      }),
    );
  });
});

describe('new errors', () => {
  const opening = (...seconds: number[]) => events(seconds);

  it('are those that began in the newest hour', () => {
    const two = withNewErrors({ hour: 0, count: 0 }, opening(1, 61));
    expect(two).toEqual({ hour: HOUR, count: 2 });
    expect(withNewErrors(two, opening(63))).toEqual({ hour: HOUR, count: 3 });
    expect(withNewErrors(two, opening(3_601, 5))).toEqual({ hour: HOUR + 3_600_000, count: 1 });
  });

  it('stay as they are where none began', () => {
    expect(withNewErrors({ hour: HOUR, count: 2 }, [])).toEqual({ hour: HOUR, count: 2 });
  });
});
