import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { chooseCoding } from '../../../shared/http/content-coding.ts';

const CODINGS = ['br', 'gzip', 'identity'] as const;

it.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['gzip;q=1.0, br;q=0.9', 'gzip'],
  ['br;q=0.001, gzip;q=0', 'br'],
  ['br;q=0, *', 'gzip'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['identity;q=0, *;q=0', 'identity'],
  ['identity;q=1, br;q=0.5', 'identity'],
  ['identity, br', 'br'],
  ['deflate, zstd', 'identity'],
  ['br;q=2, gzip;q=0.1', 'gzip'],
  ['br;q=0.1234, gzip', 'gzip'],
  ['br;level=3;q=1, gzip', 'gzip'],
  [' br ; q=0.5 ,, gzip ;Q=0.4', 'br'],
  ['brotli, gzipped', 'identity'],
] as const)('%j is answered in %s', (accepted, coding) => {
  expect(chooseCoding(accepted, CODINGS)).toBe(coding);
});

it('whatever is sent, it is one of three', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(CODINGS).toContain(chooseCoding(text, CODINGS));
    }),
  );
});

it('what is refused is never chosen, where anything else is there', () => {
  const weights = fc.record({ br: fc.integer({ min: 0, max: 10 }), gzip: fc.integer({ min: 0, max: 10 }) });
  fc.assert(
    fc.property(weights, ({ br, gzip }) => {
      const best = br === 0 && gzip === 0 ? 'identity' : br >= gzip ? 'br' : 'gzip';
      expect(chooseCoding(`gzip;q=${gzip / 10}, br;q=${br / 10}`, CODINGS)).toBe(best);
    }),
  );
});

it('what is not there is not chosen, however much it is wanted', () => {
  expect(chooseCoding('br, gzip;q=0.2', ['gzip', 'identity'])).toBe('gzip');
  expect(chooseCoding('br', ['gzip', 'identity'])).toBe('identity');
});
