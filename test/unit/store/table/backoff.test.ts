import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pause } from '../../../../shared/store/table/backoff.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1 - Number.EPSILON);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a pause', () => {
  it.each([
    [1, 20],
    [3, 80],
    [12, 200],
  ])('before attempt %d is at most %d ms', async (attempt, longest) => {
    let going: boolean | null = null;
    void pause(attempt, Number.POSITIVE_INFINITY).then((isTime) => (going = isTime));
    await vi.advanceTimersByTimeAsync(longest - 2);
    expect(going).toBeNull();
    await vi.advanceTimersByTimeAsync(2);
    expect(going).toBe(true);
  });

  it('that would end after the deadline is not begun', async () => {
    expect(await pause(1, Date.now() + 19)).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});
