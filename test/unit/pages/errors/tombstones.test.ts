import { describe, expect, it } from 'vitest';
import { buried, withTombstones } from '../../../../pages/errors/tombstones.ts';

const rows = (...ids: number[]) => ids.map((id) => ({ id }));
const lines = (...of: Parameters<typeof withTombstones>) =>
  withTombstones(...of).map(({ row, isGone }) => (isGone ? `† ${row.id}` : String(row.id)));

describe('errors that were deleted while they were listed', () => {
  const graves = buried(rows(5, 4, 3, 2), [5, 3]);

  it('keep their place', () => {
    expect(lines(rows(4, 2), graves)).toEqual(['† 5', '4', '† 3', '2']);
  });

  it('keep it before the list is loaded again, among newer rows, and when the row above has left', () => {
    expect(lines(rows(5, 4, 3, 2), graves)).toEqual(['† 5', '4', '† 3', '2']);
    expect(lines(rows(9, 4, 2), graves)).toEqual(['† 5', '9', '4', '† 3', '2']);
    expect(lines(rows(2), graves)).toEqual(['† 3', '† 5', '2']);
    expect(lines([], graves)).toEqual(['† 3', '† 5']);
  });

  it('that stood below each other stay so', () => {
    expect(lines(rows(5, 2), buried(rows(5, 4, 3, 2), [4, 3]))).toEqual(['5', '† 4', '† 3', '2']);
  });
});
