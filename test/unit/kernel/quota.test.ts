import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secondsBlocked, withUsage, type RateLimit, type Usage } from '../../../shared/kernel/quota.ts';
import { NOW, records } from '../support/summaries.ts';

const LIMIT: RateLimit = { count: 3, window: 60 };
const START = Math.floor(NOW.getTime() / 60_000) * 60_000;

/** Events at these seconds after the window's start, as one shard's records from `first` on. */
const events = (seconds: number[], first = 1) =>
  records(
    seconds.map((second) => ({ received: START + second * 1000 })),
    first,
  );
const use = (before: Usage | null, seconds: number[], first = 1, limit = LIMIT): Usage | null =>
  withUsage(before, limit, 'shard', events(seconds, first), START);

describe('what is used of a limit', () => {
  it('blocks until its window ends, from the event on that reaches it', () => {
    const two = use(null, [1, 2])!;
    expect(two).toMatchObject({ window_start: START, window: 60, used: 2, blocked_until: 0 });
    expect(use(two, [3], 3)).toMatchObject({ used: 3, blocked_until: START + 60_000 });
  });

  it('begins again with the next window', () => {
    const full = use(null, [1, 2, 3])!;
    expect(use(full, [61], 4)).toMatchObject({ window_start: START + 60_000, used: 1, blocked_until: 0 });
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
    expect(use(full, [4], 4, { count: 10, window: 3_600 })).toMatchObject({ used: 1, window: 3_600, blocked_until: 0 });
    expect(use(full, [4], 4, { count: 10, window: 60 })).toMatchObject({ used: 4, blocked_until: 0 });
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
        expect(usage!.blocked_until).toBe(used >= 3 ? START + (newest + 1) * 60_000 : 0);
      }),
    );
  });
});

describe('who is to wait', () => {
  it.each<[string, number[], number | null]>([
    ['nobody without a limit that is reached', [], null],
    ['nobody when there is room', [0, 0], null],
    ['nobody any more when the window is over', [START], null],
    ['a whole second at least', [START + 1], 1],
    ['as long as the longer of two limits', [START + 5_000, START + 61_000], 61],
  ])('%s', (_title, until, seconds) => {
    const usages = until.map((blocked_until) => ({ blocked_until }));
    expect(secondsBlocked(usages, START)).toBe(seconds);
  });
});
