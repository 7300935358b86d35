import { describe, expect, it } from 'vitest';
import { coerce, INVALID, isBlank } from '../../../../../shared/http/dialects/gitlab/coerce.ts';

const TRUE = '1 on On ON t true True TRUE T y yes Yes YES Y'.split(' ');
const FALSE = '0 off Off OFF f false False FALSE F n no No NO N'.split(' ');
const NEITHER = [
  'tRUE',
  'oN',
  'oFF',
  'fALSE',
  '2',
  '-1',
  '1.0',
  '01',
  ' true',
  'true ',
  'null',
  'nil',
  'enable',
  'NaN',
];

describe('a boolean', () => {
  it.each([...TRUE, true, 1])('%j is true', (raw) => {
    expect(coerce('boolean', raw)).toBe(true);
  });

  it.each([...FALSE, false, 0])('%j is false', (raw) => {
    expect(coerce('boolean', raw)).toBe(false);
  });

  it.each(['', null])('%j is no value', (raw) => {
    expect(coerce('boolean', raw)).toBeNull();
  });

  it.each([...NEITHER, '   ', 2, -1, 0.5, [], [true], ['1'], {}, { a: 1 }])('%j is invalid', (raw) => {
    expect(coerce('boolean', raw)).toBe(INVALID);
  });
});

describe('an integer', () => {
  it.each([
    ['7', 7],
    ['+7', 7],
    ['-7', -7],
    ['007', 7],
    [' 7 ', 7],
    [7, 7],
    ['9007199254740991', 2 ** 53 - 1],
    ['', null],
    [null, null],
  ])('%j is %j', (raw, value) => {
    expect(coerce('integer', raw)).toBe(value);
  });

  it.each(['x', '7x', '7.0', '7.5', '1e3', '0x10', '--7', ' ', '9007199254740992', '9'.repeat(400), true, [7], {}])(
    '%.30j is invalid',
    (raw) => {
      expect(coerce('integer', raw)).toBe(INVALID);
    },
  );
});

describe('a day', () => {
  it.each([
    ['2024-02-29', '2024-02-29'],
    ['2024-12-31T23:59:59Z', '2024-12-31'],
    ['2024-12-31 23:59', '2024-12-31'],
    ['', null],
    [null, null],
  ])('%j is %j', (raw, value) => {
    expect(coerce('date', raw)).toBe(value);
  });

  it.each([
    '2023-02-29',
    '2024-02-30',
    '2024-13-01',
    '2024-00-10',
    '2024-1-1',
    '24-01-01',
    '20240101',
    '31.12.2024',
    'x',
  ])('%j is invalid', (raw) => {
    expect(coerce('date', raw)).toBe(INVALID);
  });

  it.each([20240101, true, [], ['2024-01-01'], {}])('%j is invalid', (raw) => {
    expect(coerce('date', raw)).toBe(INVALID);
  });
});

describe('a list', () => {
  it.each([
    [
      ['api', 'read_api'],
      ['api', 'read_api'],
    ],
    ['api', ['api']],
    ['api, read_api', ['api', 'read_api']],
    [',api,,', ['api']],
    ['', []],
    [',', []],
    [[], []],
    [null, null],
  ])('%j is %j', (raw, value) => {
    expect(coerce('string[]', raw)).toEqual(value);
  });

  it.each([7, true, {}, { 0: 'api' }, [7], ['api', null], [['api']]])('%j is invalid', (raw) => {
    expect(coerce('string[]', raw)).toBe(INVALID);
  });
});

describe('a list of integers', () => {
  it.each([
    [
      [7, '8'],
      [7, 8],
    ],
    ['7, 8', [7, 8]],
    [7, [7]],
    ['', []],
    [null, null],
  ])('%j is %j', (raw, value) => {
    expect(coerce('integer[]', raw)).toEqual(value);
  });

  it.each([[['x']], ['7,x'], [[7.5]], [[null]], [[true]], [[[7]]], [{}], [[{ toString: 0 }]], [true]])(
    '%j is invalid',
    (raw) => {
      expect(coerce('integer[]', raw)).toBe(INVALID);
    },
  );
});

describe('a text', () => {
  it.each([
    ['x', 'x'],
    [' x ', ' x '],
    ['', ''],
    [7, '7'],
    [false, 'false'],
    [null, null],
  ])('%j is %j', (raw, value) => {
    expect(coerce('string', raw)).toBe(value);
  });

  it.each([[[]], [['x']], [{}], [{ a: 'x' }]])('%j is invalid', (raw) => {
    expect(coerce('string', raw)).toBe(INVALID);
  });
});

describe('blank', () => {
  it.each([undefined, null, '', ' ', '\t\n', [], {}])('is %j', (raw) => {
    expect(isBlank(raw)).toBe(true);
  });

  it.each([false, true, 0, 'x', ' x ', [null], [''], { a: null }])('is not %j', (raw) => {
    expect(isBlank(raw)).toBe(false);
  });
});
