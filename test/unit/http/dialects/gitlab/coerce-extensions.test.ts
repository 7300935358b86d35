import { describe, expect, it } from 'vitest';
import { coerce, INVALID } from '../../../../../shared/http/dialects/gitlab/coerce.ts';

describe('a list of integers', () => {
  it.each<[unknown, number[]]>([
    [
      [1, 2],
      [1, 2],
    ],
    [
      ['1', ' 2 '],
      [1, 2],
    ],
    ['1,2', [1, 2]],
    ['1, ,2,', [1, 2]],
    [7, [7]],
    [[], []],
    ['', []],
    [
      [-1, '+2'],
      [-1, 2],
    ],
  ])('%j is %j', (raw, expected) => {
    expect(coerce('integer[]', raw)).toEqual(expected);
  });

  it.each([['1', 'a'], ['a'], 'a', '1,a', [1.5], [''], [null], [[1, 2]], [{}], {}, true, ['9007199254740993']])(
    '%j is invalid',
    (...raw) => {
      expect(coerce('integer[]', raw.length === 1 ? raw[0] : raw)).toBe(INVALID);
    },
  );
});

describe('a rate limit', () => {
  it.each([
    { count: 100, window: 60 },
    { count: '100', window: ' 60 ' },
    { count: 100, window: 60, more: 1 },
  ])('%j is one', (raw) => {
    expect(coerce('rate_limit', raw)).toEqual({ count: 100, window: 60 });
  });

  it('a rate limit of null means no limit of its own', () => {
    expect(coerce('rate_limit', null)).toBeNull();
  });

  it.each([
    {},
    { count: 1 },
    { window: 1 },
    { count: 0, window: 1 },
    { count: 1, window: -1 },
    { count: 1.5, window: 1 },
    { count: '', window: 1 },
    { count: null, window: 1 },
    { count: [1], window: 1 },
    'count',
    100,
    true,
  ])('%j is invalid', (raw) => {
    expect(coerce('rate_limit', raw)).toBe(INVALID);
  });
});

describe('a list of objects', () => {
  it.each([[[[]]], [[[{}]]], [[[{ key: 'a' }, { key: 'b' }]]]])('%j is one', ([raw]) => {
    expect(coerce('object[]', raw)).toBe(raw);
  });

  it.each(['', 'a', 1, true, {}, ['a'], [null], [[]], [{}, 1]].map((raw) => ({ raw })))('$raw is none', ({ raw }) => {
    expect(coerce('object[]', raw)).toBe(INVALID);
  });
});
