import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../../pages/api/api-error.ts';
import { headlineOf, markOf, shownEnvironments } from '../../../../pages/errors/error-view.ts';
import { listModeOf } from '../../../../pages/errors/list-mode.ts';
import { successor } from '../../../../pages/errors/successor.ts';
import { allOrNone, toggled, withRange } from '../../../../pages/errors/selection.ts';

const NOW = Date.parse('2026-03-02T12:00:00Z');

describe('a row', () => {
  it.each([
    ['2026-03-01T12:00:00.000Z', null, 'new'],
    ['2026-03-01T11:59:59.999Z', null, null],
    ['2026-01-01T00:00:00.000Z', '2026-03-01T12:00:00.000Z', 'came back'],
    ['2026-03-02T00:00:00.000Z', '2026-03-02T01:00:00.000Z', 'came back'],
    ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z', null],
    [null, null, null],
  ])('first seen %s and back since %s is marked %s', (first_seen, regressed_at, mark) => {
    expect(markOf({ first_seen, regressed_at }, NOW)).toBe(mark);
  });

  it('says type and message, or what there is', () => {
    expect(headlineOf({ type: 'TypeError', message: 'x is\nnot', title: 'TypeError: x' })).toEqual({
      head: 'TypeError',
      rest: 'x is not',
    });
    expect(headlineOf({ type: '', message: 'm', title: 't' })).toEqual({ head: 'm', rest: '' });
    expect(headlineOf({ type: ' ', message: '', title: 't' })).toEqual({ head: 't', rest: '' });
    expect(headlineOf({ type: '', message: '', title: '' }).head).toBe('Without a message');
    expect(headlineOf({ type: 'T'.repeat(5000), message: '', title: '' }).head).toHaveLength(121);
  });

  it('has room for some environments', () => {
    expect(shownEnvironments(['a', 'b', 'c', 'd', 'e'])).toEqual({ shown: ['a', 'b', 'c'], left: 2 });
    expect(shownEnvironments([])).toEqual({ shown: [], left: 0 });
  });
});

describe('a selection', () => {
  const ids = [1, 2, 3, 4, 5];

  it('takes one, and leaves it', () => {
    expect([...toggled(toggled(new Set([1]), 3), 1)]).toEqual([3]);
  });

  it('takes a range, either way, and beside what was chosen', () => {
    expect(withRange(new Set([5]), ids, 2, 4)).toEqual(new Set([2, 3, 4, 5]));
    expect(withRange(new Set(), ids, 4, 2)).toEqual(new Set([2, 3, 4]));
    expect([...withRange(new Set(), ids, null, 2)]).toEqual([2]);
    expect([...withRange(new Set(), ids, 99, 2)]).toEqual([2]);
  });

  it('takes all, or none where all were', () => {
    expect([...allOrNone(new Set([1]), ids)]).toEqual(ids);
    expect([...allOrNone(new Set(ids), ids)]).toEqual([]);
  });
});

describe('the focus, when its row leaves the list,', () => {
  it.each([
    [[1, 2, 3], [1, 3], 2, 3],
    [[1, 2, 3], [1, 2], 3, 2],
    [[1, 2, 3, 4], [4, 1], 2, 4],
    [[1], [], 1, null],
    [[1, 2], [7], 2, null],
  ])('of %j and now %j goes from %d to %j', (before, now, id, next) => {
    expect(successor(before, now, id)).toBe(next);
  });
});

describe('the errors of a project', () => {
  const off = new ApiError(400, 'Error Tracking is not enabled');
  const elsewhere = new ApiError(400, 'This is not available while the errors are kept by an external Sentry');

  it('are here, elsewhere, or nowhere', () => {
    expect(listModeOf(null, null)).toBe('own');
    expect(listModeOf(null, elsewhere)).toBe('external');
    expect(listModeOf(off, off)).toBe('off');
    expect(listModeOf(new ApiError(400, 'level does not have a valid value'), null)).toBe('own');
    expect(listModeOf(new ApiError(403, 'Forbidden'), new ApiError(403, 'Forbidden'))).toBe('own');
  });
});
