import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionary, NEWEST_DICTIONARY } from '../../../../shared/domain/packing/dictionaries.ts';
import { packText, unpackText } from '../../../../shared/domain/packing/packed-text.ts';
import { anyText } from '../../../kit/any-text.ts';

/** The SHA-256 of each dictionary, by its number. What was packed with one is read with these bytes or never. */
const DIGESTS: Record<number, string> = {
  1: '674e9dd11e9bd2cc0c84c18dd0bbe492e76d5a72d4d68bc5579e82d33d089a7a',
};
const NUMBERS = [0, ...Object.keys(DIGESTS).map(Number)];

describe('a dictionary', () => {
  it.each(Object.entries(DIGESTS))('number %s is what it always was', (number, digest) => {
    expect(
      createHash('sha256')
        .update(dictionary(Number(number)))
        .digest('hex'),
    ).toBe(digest);
  });

  it('is there for each number up to the newest', () => {
    const directory = new URL('../../../../shared/domain/packing/', import.meta.url);
    const files = readdirSync(directory).filter((name) => name.endsWith('.bin'));
    const numbers = Array.from({ length: NEWEST_DICTIONARY }, (_, index) => index + 1);
    expect(files.toSorted()).toEqual(numbers.map((number) => `dictionary-${number}.bin`).toSorted());
    expect(Object.keys(DIGESTS).map(Number)).toEqual(numbers);
  });

  it('that is not there is asked for in vain', () => {
    for (const number of [NEWEST_DICTIONARY + 1, 0, -1, 0.5])
      expect(() => dictionary(number)).toThrow(`no dictionary has the number ${number}`);
  });
});

describe('a packed text', () => {
  it.each(NUMBERS)('is read again, packed with dictionary %i, whatever it is', (number) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const wellFormed = text.toWellFormed();
        expect(unpackText(packText(wellFormed, number))).toBe(wellFormed);
      }),
    );
  });

  it('is read again when it has a megabyte', () => {
    const text = Array.from({ length: 40_000 }, (_, index) => Math.sin(index).toString(36)).join('');
    expect(unpackText(packText(text))).toBe(text);
  });

  it('is packed with the newest dictionary, whose number comes first', () => {
    expect(packText('{}')[0]).toBe(NEWEST_DICTIONARY);
    expect(packText('{}', 0)[0]).toBe(0);
  });

  const text = JSON.stringify({ contexts: { runtime: { name: 'node', version: 'v24.19.0' } }, platform: 'node' });
  const packed = packText(text);
  const withNumber = (number: number, bytes: Uint8Array): Buffer => Buffer.from([number, ...bytes.subarray(1)]);

  it.each<[string, RegExp, Uint8Array]>([
    ['no bytes', /^nothing is packed/, new Uint8Array()],
    ['the number of no dictionary', /^no dictionary has the number/, withNumber(NEWEST_DICTIONARY + 1, packed)],
    ['another dictionary than its own', /corruption|checksum/, withNumber(0, packed)],
    ['a changed byte', /checksum/, packed.map((byte, at) => (at === packed.length - 1 ? byte ^ 1 : byte))],
    ['no zstd', /frame/, Buffer.from('\u0001{"a":1}')],
  ])('with %s is refused, and never read as another text', (_, problem, bytes) => {
    expect(() => unpackText(bytes)).toThrow(problem);
  });

  it('is never read as another text with another dictionary than its own', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...NUMBERS), fc.constantFrom(...NUMBERS), (any, one, other) => {
        const wellFormed = any.toWellFormed();
        let read: string | null = null;
        try {
          read = unpackText(withNumber(other, packText(wellFormed, one)));
        } catch {}
        // A text that shares nothing with the dictionary was packed without its help.
        expect([null, wellFormed]).toContain(read);
      }),
    );
  });
});
