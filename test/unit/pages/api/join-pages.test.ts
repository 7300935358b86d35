import { describe, expect, it } from 'vitest';
import { joinPages } from '../../../../pages/api/join-pages.ts';
import type { Reply } from '../../../../pages/api/types.ts';

const page = (ids: number[], cursor: string | null, searched: number | null = null): Reply<{ id: number }[]> => ({
  data: ids.map((id) => ({ id })),
  next: cursor === null ? null : { cursor },
  total: null,
  searched,
  etag: null,
});
const shown = ({ rows, ...rest }: ReturnType<typeof joinPages<{ id: number }>>) => ({
  ids: rows.map(({ id }) => id),
  ...rest,
});

describe('the pages of a list', () => {
  it('stand below each other, and add up how far the search got', () => {
    const joined = joinPages(page([9, 8], 'a', 100), null, [page([7], 'b', 1000), page([], 'c', 1000)]);
    expect(shown(joined)).toEqual({ ids: [9, 8, 7], next: { cursor: 'c' }, searched: 2100, hasHole: false });
  });

  it('show an error once that has moved up', () => {
    const joined = joinPages(page([7, 9], 'a'), null, [page([8, 7], null)]);
    expect(shown(joined)).toEqual({ ids: [7, 9, 8], next: null, searched: null, hasHole: false });
  });

  it('show a release once, by its version', () => {
    const of = (...versions: string[]) => ({ ...page([], null), data: versions.map((version) => ({ version })) });
    expect(joinPages(of('3', '2'), null, [of('2', '1')]).rows).toEqual([
      { version: '3' },
      { version: '2' },
      { version: '1' },
    ]);
  });

  it('show what waits for each destination, and has no id, once', () => {
    const of = (...rows: [id: string | null, destination: number][]) => ({
      ...page([], null),
      data: rows.map(([id, destination]) => ({ id, destination: { id: destination } })),
    });
    const joined = joinPages(of([null, 1], [null, 2], ['msg_2', 1]), null, [of(['msg_2', 1], ['msg_1', 2])]);
    expect(joined.rows.map(({ id, destination }) => [id, destination.id])).toEqual([
      [null, 1],
      [null, 2],
      ['msg_2', 1],
      ['msg_1', 2],
    ]);
  });

  it('keep those that newer ones have pushed out of the first', () => {
    const joined = joinPages(page([11, 10], 'x'), page([9, 8], 'y'), [page([8, 7], 'b'), page([6], null)]);
    expect(shown(joined)).toEqual({ ids: [11, 10, 9, 8, 7, 6], next: null, searched: null, hasHole: false });
  });

  it('end where some are missing in between', () => {
    const joined = joinPages(page([20, 19], 'x'), page([18, 17], 'y'), [page([8, 7], 'b')]);
    expect(shown(joined)).toEqual({ ids: [20, 19, 18, 17], next: { cursor: 'y' }, searched: null, hasHole: true });
  });

  it('do not miss what lies before the end of the list', () => {
    expect(shown(joinPages(page([3], 'x'), page([2], null), [page([], null)]))).toMatchObject({
      ids: [3, 2],
      hasHole: false,
    });
  });
});
