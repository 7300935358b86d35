import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withUsage, type RateLimit, type Usage } from '../../../shared/domain/quota.ts';
import { hourStart } from '../../../shared/domain/time.ts';
import { NOW, records } from '../../kit/unit/summaries.ts';

const LIMIT: RateLimit = { count: 3, window: 60 };
const START = Math.floor(NOW.getTime() / 60_000) * 60_000;
const HOUR = hourStart(START);

/** Events at these seconds after the window's start, as one shard's records from `first` on. */
const events = (seconds: number[], first = 1) =>
  records(
    seconds.map((second) => ({ received: START + second * 1000, bytes: second, opensError: second % 2 === 1 })),
    first,
  );
const use = (before: Usage | null, seconds: number[], first = 1, limit = LIMIT): Usage | null =>
  withUsage(before, limit, 'shard', events(seconds, first), START);

describe('what is used of a limit', () => {
  it('is counted by the window', () => {
    const two = use(null, [1, 2])!;
    expect(two).toMatchObject({ window_start: START, window: 60, used: 2 });
    expect(use(two, [3], 3)).toMatchObject({ window_start: START, used: 3 });
  });

  it('begins again with the next window', () => {
    const full = use(null, [1, 2, 3])!;
    expect(use(full, [61], 4)).toMatchObject({ window_start: START + 60_000, used: 1 });
  });

  it('does not count an event that comes late, of a window that is over', () => {
    const next = use(null, [61])!;
    expect(use(next, [59, 62], 2)).toMatchObject({ window_start: START + 60_000, used: 2 });
  });

  it('counts nothing that is counted already', () => {
    const two = use(null, [1, 2])!;
    expect(use(two, [1, 2])).toBeNull();
    expect(use(two, [1, 2, 3])).toMatchObject({ used: 3 });
  });

  it('begins again under a limit with another window, but not under one with another count', () => {
    const full = use(null, [1, 2, 3])!;
    expect(use(full, [4], 4, { count: 10, window: 3_600 })).toMatchObject({ used: 1, window: 3_600 });
    expect(use(full, [4], 4, { count: 10, window: 60 })).toMatchObject({ used: 4 });
  });

  it('has the bytes of its events', () => {
    expect(use(null, [1, 2])).toMatchObject({ bytes: 3 });
    expect(use(use(null, [1, 2]), [3, 61, 62], 3)).toMatchObject({ bytes: 123 });
  });

  it('has the errors that began in the newest hour, whatever the window is', () => {
    expect(use(null, [1, 2, 61])).toMatchObject({ used: 1, new_errors: { hour: HOUR, count: 2 } });
    const other = use(use(null, [1, 2, 61]), [63, 64], 4, { count: 10, window: 7 })!;
    expect(other.new_errors).toEqual({ hour: HOUR, count: 3 });
    expect(use(other, [3_601, 5], 6)).toMatchObject({ new_errors: { hour: HOUR + 3_600_000, count: 1 } });
  });

  it('is what was received in the newest window, however it is divided', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { minLength: 1, maxLength: 40 }), fc.array(fc.nat(40)), (seconds, cuts) => {
        const all = events(seconds);
        let usage: Usage | null = null;
        for (const cut of [...cuts.toSorted((one, other) => one - other), all.length])
          usage = withUsage(usage, LIMIT, 'shard', all.slice(0, cut), START) ?? usage;
        const newest = Math.max(...seconds.map((second) => Math.floor(second / 60)));
        const used = seconds.filter((second) => Math.floor(second / 60) === newest).length;
        expect(usage).toMatchObject({ window_start: START + newest * 60_000, used });
      }),
    );
  });
});
