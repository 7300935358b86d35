import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyable, cut, oneLine, visible } from '../../../../pages/text/foreign-text.ts';

const ACTS = /(?![\t\n])\p{Cc}|[\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
const text = fc.string({ unit: 'binary' });

describe('a text of others', () => {
  it('shows what is invisible', () => {
    expect(visible('a\0b\u001b[31mc\u007f')).toBe('a␀b␛[31mc␡');
    expect(visible('access\u202e\u2066// admin\u2069')).toBe('access⟨202E⟩⟨2066⟩// admin⟨2069⟩');
    expect(visible('a\u200bb')).toBe('a⟨200B⟩b');
  });

  it('keeps lines, tabs, scripts and emoji as they are', () => {
    const kept = 'a\tb\nمی‌خواهم 👩‍💻 日本';
    expect(visible(kept)).toBe(kept);
    expect(copyable(kept)).toBe(kept);
    expect(visible('a\r\nb')).toBe('a\nb');
  });

  it('has nothing that acts, shown or copied, whatever it was', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(visible(one)).not.toMatch(ACTS);
        expect(copyable(one)).not.toMatch(ACTS);
      }),
    );
  });

  it('is copied without an Enter that a terminal would obey', () => {
    expect(copyable('rm -rf ~\r\u001b[2Kls\r\n')).toBe('rm -rf ~\n[2Kls\n');
  });

  it('is cut between characters, and nothing is lost', () => {
    expect(cut('abc', 3)).toEqual({ shown: 'abc', left: 0 });
    expect(cut('ab💥c', 3)).toEqual({ shown: 'ab', left: 3 });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (one, length) => {
        const { shown, left } = cut(one, length);
        expect(one.startsWith(shown)).toBe(true);
        expect(shown.length + left).toBe(one.length);
        expect(shown.length).toBeLessThanOrEqual(length);
        expect(shown.isWellFormed()).toBe(true);
      }),
    );
  });

  it('fits on a line', () => {
    expect(oneLine(' a\n  b\t c ')).toBe('a b c');
    expect(oneLine('abcdef', 3)).toBe('abc…');
  });
});
