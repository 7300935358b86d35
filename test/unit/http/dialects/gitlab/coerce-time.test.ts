import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coerce, INVALID } from '../../../../../shared/http/dialects/gitlab/coerce.ts';

const isMoment = (value: unknown): boolean => typeof value === 'string' && new Date(value).toISOString() === value;

describe('a time', () => {
  it.each([
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2024-12-31T23:59:59Z', '2024-12-31T23:59:59.000Z'],
    ['2024-12-31T23:59:59.123456Z', '2024-12-31T23:59:59.123Z'],
    ['2024-12-31T23:59:59z', '2024-12-31T23:59:59.000Z'],
    ['2024-12-31T23:59:59+01:00', '2024-12-31T22:59:59.000Z'],
    ['2024-12-31T23:59:59-0130', '2025-01-01T01:29:59.000Z'],
    ['2024-12-31 23:59', '2024-12-31T23:59:00.000Z'],
    ['2024-12-31 23:59:59 +0000', '2024-12-31T23:59:59.000Z'],
    ['', null],
    [null, null],
  ])('%j is %j', (raw, value) => {
    expect(coerce('time', raw)).toBe(value);
  });

  it.each([
    '2023-02-29',
    '2024-02-30T00:00:00Z',
    '2024-01-01T25:00:00Z',
    '2024-01-01T10:61:00Z',
    '2024-01-01T10',
    '2024-01-01T10:00:00+1',
    '2024-01-01T10:00:00+99:99',
    '1732600000',
    'yesterday',
    20240101,
    true,
    [],
    {},
  ])('%j is invalid', (raw) => {
    expect(coerce('time', raw)).toBe(INVALID);
  });

  it('is a moment that ISO 8601 writes, or invalid, whatever is sent', () => {
    const raw = fc.oneof(fc.string(), fc.date({ noInvalidDate: true }).map(String), fc.jsonValue());
    fc.assert(
      fc.property(raw, (one) => {
        const value = coerce('time', one);
        expect(value === INVALID || value === null || isMoment(value)).toBe(true);
      }),
    );
  });
});
