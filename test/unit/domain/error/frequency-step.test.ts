import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byFrequency, frequencyStep } from '../../../../shared/domain/error/frequency-step.ts';

const count = fc.oneof(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));

describe('the step of a count', () => {
  it('is the count itself up to forty, and then begins with every twentieth more', () => {
    const counts = Array.from({ length: 40 }, (_, index) => index + 1);
    expect(counts.map(frequencyStep)).toEqual(counts);
    expect([41, 42, 43, 44, 100, 1_000].map(frequencyStep)).toEqual([40, 42, 42, 44, 97, 964]);
  });

  it('is never above the count nor more than a twentieth below it, and never falls as the count grows', () => {
    fc.assert(
      fc.property(count, count, (one, other) => {
        const step = frequencyStep(one);
        expect(step).toBeLessThanOrEqual(one);
        expect(one - step).toBeLessThanOrEqual(step / 20);
        expect(frequencyStep(step)).toBe(step);
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(frequencyStep(low)).toBeLessThanOrEqual(frequencyStep(high));
      }),
    );
  });

  it('has fifteen values between five hundred and a thousand', () => {
    const steps = Array.from({ length: 501 }, (_, index) => frequencyStep(500 + index));
    expect(new Set(steps).size).toBe(15);
  });
});

it('a page is sorted by the exact counts, and equal ones stay as they were', () => {
  const page = [41, 42, 40, 41].map((events, id) => ({ id, count: events }));
  expect(byFrequency(page).map(({ id }) => id)).toEqual([1, 0, 3, 2]);
});
