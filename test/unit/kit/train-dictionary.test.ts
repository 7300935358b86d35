import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { trainDictionary } from '../../kit/dictionary/train-dictionary.ts';

const TRAINING = { bytes: 64, segment: 16, piece: 4 };

it('learns what samples share, and not what is in a single one', () => {
  const samples = ['alpha "in_app":true beta', 'gamma "in_app":true delta', 'epsilon "in_app":true zeta'];
  const dictionary = trainDictionary(samples, { bytes: 16, segment: 16, piece: 4 }).toString();
  expect(dictionary).toContain('"in_app":true');
  expect(dictionary).not.toMatch(/alph|gamm|epsi/);
});

it('has what is in most samples last, and everything once', () => {
  const rare = ['rare-things', 'rare-things'];
  const samples = [...rare, 'common-text', 'common-text', 'common-text'];
  const dictionary = trainDictionary(samples, { bytes: 22, segment: 11, piece: 4 }).toString();
  expect(dictionary.indexOf('common-text')).toBeGreaterThan(dictionary.indexOf('rare-things'));
  expect(dictionary.match(/common-text|rare-things/g)).toHaveLength(2);
});

it('is empty where samples share nothing, and where there are none', () => {
  expect(trainDictionary(['abcdefgh', 'ijklmnop'], TRAINING)).toHaveLength(0);
  expect(trainDictionary([], TRAINING)).toHaveLength(0);
});

it('keeps to its size, and is the same for the same samples', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'ü', '"') })), (samples) => {
      const dictionary = trainDictionary(samples, TRAINING);
      expect(dictionary.length).toBeLessThanOrEqual(TRAINING.bytes);
      expect(trainDictionary(samples, TRAINING)).toEqual(dictionary);
    }),
  );
});
