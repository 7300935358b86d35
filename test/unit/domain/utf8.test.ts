import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutToBytes } from '../../../shared/domain/utf8.ts';

const text = fc.string({ unit: 'binary' });

describe('a text that is cut to so many bytes', () => {
  it('is the longest beginning of whole characters that fits', () => {
    fc.assert(
      fc.property(text, fc.nat(40), (whole, limit) => {
        const cut = cutToBytes(whole, limit);
        expect(whole.startsWith(cut)).toBe(true);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(limit);
        expect(Buffer.from(cut).toString()).toBe(cut);
        const [next] = whole.slice(cut.length);
        expect(next === undefined || Buffer.byteLength(cut + next) > limit).toBe(true);
      }),
    );
  });

  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc'],
    ['aé', 2, 'a'],
    ['a€', 3, 'a'],
    ['a€', 4, 'a€'],
    ['a😀', 4, 'a'],
    ['a😀', 5, 'a😀'],
  ])('of %j to %d bytes is %j', (whole, limit, cut) => {
    expect(cutToBytes(whole, limit)).toBe(cut);
  });
});
