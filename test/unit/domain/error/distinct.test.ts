import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctCount, HASH_RANGE, withHashes, type Sketch } from '../../../../shared/domain/error/distinct.ts';

const anyHash = fc.integer({ min: 0, max: HASH_RANGE - 1 });
/** Random numbers of 32 bits, the same for the same seed (mulberry32). */
function hashesOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

function countOf(users: number, seed: number): number {
  let sketch: Sketch = [];
  const hash = hashesOf(seed);
  for (let start = 0; start < users; start += 1_000) sketch = withHashes(sketch, Array.from({ length: 1_000 }, hash));
  return distinctCount(sketch);
}

describe('the number of users', () => {
  it('is exact up to 63', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyHash, { maxLength: 63 }), (hashes) => {
        expect(distinctCount(withHashes([], hashes))).toBe(hashes.length);
      }),
    );
  });

  it('does not grow when the same users come again', () => {
    fc.assert(
      fc.property(fc.array(anyHash, { maxLength: 200 }), (hashes) => {
        const sketch = withHashes([], hashes);
        expect(withHashes(sketch, hashes)).toEqual(sketch);
      }),
    );
  });

  it('does not depend on the order in which they come, nor on who is counted together', () => {
    fc.assert(
      fc.property(fc.array(anyHash, { maxLength: 200 }), fc.nat(200), (hashes, cut) => {
        const atOnce = withHashes([], hashes);
        expect(withHashes(withHashes([], hashes.slice(cut)), hashes.slice(0, cut))).toEqual(atOnce);
        expect(withHashes([], hashes.toReversed())).toEqual(atOnce);
      }),
    );
  });

  it('never needs more room than 64 numbers', () => {
    fc.assert(
      fc.property(fc.array(anyHash, { maxLength: 300 }), (hashes) => {
        expect(withHashes([], hashes).length).toBeLessThanOrEqual(64);
      }),
    );
  });

  it.each([
    [1_000, 200],
    [10_000, 60],
    [100_000, 10],
    [1_000_000, 1],
  ])('is right to within half of it for %i users, and not off to one side', (users, rounds) => {
    const ratios = Array.from({ length: rounds }, (_, seed) => countOf(users, seed + 1) / users);
    for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(0.5);
    // Three standard errors of the mean.
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / rounds;
    expect(Math.abs(mean - 1)).toBeLessThan((3 * 0.13) / Math.sqrt(rounds));
  });

  it('is a number, even of the strangest hashes', () => {
    const sketch = withHashes(
      [],
      Array.from({ length: 64 }, (_, value) => value),
    );
    expect(Number.isSafeInteger(distinctCount(sketch))).toBe(true);
  });
});
