import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foundWords, matchesIn, MAX_MATCHES, stepThrough } from '../../../pages/find/matches-in.ts';

describe('what is found in a text', () => {
  it('is every place, whatever its case', () => {
    expect(matchesIn('Basket of baskets', 'basket')).toEqual([
      [0, 6],
      [10, 16],
    ]);
    expect([matchesIn('abc', ''), matchesIn('abc', 'x')]).toEqual([[], []]);
  });

  it('is meant as it stands, not as a pattern', () => {
    expect(matchesIn('total(shop) [0].a', '(shop) [0].')).toEqual([[5, 16]]);
    expect(matchesIn('aaa', 'a.a')).toEqual([]);
  });

  it('is where it stands, whatever characters are before it', () => {
    // In lower case the first one is two characters.
    expect(matchesIn('İ🦀 Basket', 'basket')).toEqual([[4, 10]]);
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (text) => {
        expect(matchesIn(text, text)).toEqual([[0, text.length]]);
      }),
    );
  });
});

describe('from place to place', () => {
  it('goes round at both ends', () => {
    expect([stepThrough(0, 1, 3), stepThrough(2, 1, 3), stepThrough(0, -1, 3), stepThrough(0, 1, 0)]).toEqual([
      1, 0, 2, -1,
    ]);
  });

  it('says which one of how many', () => {
    expect(foundWords('', -1, 0)).toBe('');
    expect(foundWords('x', -1, 0)).toBe('nothing found');
    expect(foundWords('x', 2, 17)).toBe('3 of 17');
    expect(foundWords('x', 0, MAX_MATCHES)).toBe('1 of more than 1,000');
  });
});
