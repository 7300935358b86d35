import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate, paginationProblems } from '../../../../../shared/http/dialects/gitlab/pagination.ts';

const PATH = '/api/v4/projects/5/error_tracking/client_keys';
const rows = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

function page(count: number, raw: Record<string, unknown> = {}, path: Record<string, string> = { id: '5' }) {
  const call = { raw: new Map(Object.entries(raw)), path, base: 'https://h.example/api', requestPath: PATH };
  return paginate(rows(count), call);
}

function links(query: (page: number) => string, numbers: Record<string, number>): string {
  return Object.entries(numbers)
    .map(([rel, number]) => `<https://h.example${PATH}?${query(number)}>; rel="${rel}"`)
    .join(', ');
}

const plain = (number: number): string => `id=5&page=${number}&per_page=`;
const sized = (number: number): string => `id=5&page=${number}&per_page=2`;

describe('a page', () => {
  it('a short list is one page', () => {
    expect(page(2)).toEqual({
      rows: [1, 2],
      headers: {
        'X-Per-Page': '20',
        'X-Page': '1',
        'X-Next-Page': '',
        'X-Prev-Page': '',
        'X-Total': '2',
        'X-Total-Pages': '1',
        Link: links(plain, { first: 1, last: 1 }),
      },
    });
  });

  it('an empty list has the headers of one page', () => {
    expect(page(0)).toEqual({
      rows: [],
      headers: {
        'X-Per-Page': '20',
        'X-Page': '1',
        'X-Next-Page': '',
        'X-Prev-Page': '',
        'X-Total': '0',
        'X-Total-Pages': '1',
        Link: links(plain, { first: 1, last: 1 }),
      },
    });
  });

  it('a page in the middle leads both ways, in GitLab’s order of links', () => {
    expect(page(7, { page: '2', per_page: '2' })).toEqual({
      rows: [3, 4],
      headers: {
        'X-Per-Page': '2',
        'X-Page': '2',
        'X-Next-Page': '3',
        'X-Prev-Page': '1',
        'X-Total': '7',
        'X-Total-Pages': '4',
        Link: links(sized, { prev: 1, next: 3, first: 1, last: 4 }),
      },
    });
  });

  it('the last page has no next one', () => {
    const { rows: last, headers } = page(7, { page: '4', per_page: '2' });
    expect(last).toEqual([7]);
    expect(headers).toMatchObject({ 'X-Next-Page': '', 'X-Prev-Page': '3' });
    expect(headers['Link']).toBe(links(sized, { prev: 3, first: 1, last: 4 }));
  });

  it.each(['3', '9007199254740991', '1' + '0'.repeat(30)])(
    'beyond the end (%s) is empty and leads to first and last',
    (wanted) => {
      const { rows: none, headers } = page(21, { page: wanted });
      expect(none).toEqual([]);
      expect(headers).toMatchObject({ 'X-Next-Page': '', 'X-Prev-Page': '', 'X-Total': '21', 'X-Total-Pages': '2' });
      expect(headers['Link']).toBe(links(plain, { first: 1, last: 2 }));
    },
  );

  it.each([
    [10_000, { 'X-Total': '10000', 'X-Total-Pages': '500' }, { next: 2, first: 1, last: 500 }],
    [10_001, {}, { next: 2, first: 1 }],
  ])('of %d rows: totals %j, links %j', (count, totals, relations) => {
    const { headers } = page(count);
    expect(headers).toEqual({
      'X-Per-Page': '20',
      'X-Page': '1',
      'X-Next-Page': '2',
      'X-Prev-Page': '',
      Link: links(plain, relations),
      ...totals,
    });
  });

  it.each([
    [undefined, '20'],
    ['1', '1'],
    ['100', '100'],
    ['101', '100'],
    ['9'.repeat(40), '100'],
    ['5abc', '5'],
    [' 5', '5'],
    ['0', '20'],
    ['-5', '20'],
    ['abc', '20'],
    ['', '20'],
    [null, '20'],
    [['5'], '20'],
    [{ a: '5' }, '20'],
  ])('of per_page %j has %s rows at most', (per_page, size) => {
    expect(page(300, per_page === undefined ? {} : { per_page }).headers['X-Per-Page']).toBe(size);
  });

  it.each([
    ['2abc', '2'],
    ['1.9', '1'],
    ['0', '1'],
    ['-1', '1'],
    ['abc', '1'],
    ['', '1'],
    [null, '1'],
    [['2'], '1'],
  ])('%j is page %s', (wanted, number) => {
    expect(page(300, { page: wanted }).headers['X-Page']).toBe(number);
  });

  it('and its followers hold every row once, whatever the size', () => {
    fc.assert(
      fc.property(fc.nat({ max: 250 }), fc.integer({ min: 1, max: 120 }), (count, size) => {
        const seen: number[] = [];
        let next = '1';
        while (next !== '') {
          const one = page(count, { page: next, per_page: String(size) });
          seen.push(...one.rows);
          next = one.headers['X-Next-Page']!;
        }
        expect(seen).toEqual(rows(count));
      }),
    );
  });
});

describe('a link', () => {
  it('repeats what was asked for, sorted by name, with the path’s parameters', () => {
    const raw = { search: 'ä b&c', order_by: 'id', scopes: ['x', 'y'], bare: null, nested: { a: '1' }, id: '6' };
    const { headers } = page(1, raw, { id: 'group/project' });
    expect(headers['Link']).toBe(
      links(
        (number) =>
          `id=group%2Fproject&order_by=id&page=${number}&per_page=&scopes%5B%5D=x&scopes%5B%5D=y&search=%C3%A4+b%26c`,
        { first: 1, last: 1 },
      ),
    );
  });

  it('never repeats a secret', () => {
    const names = ['private_token', 'access_token', 'bearer_token', 'job_token', 'token'];
    const raw = Object.fromEntries(names.map((name, index) => [name, index % 2 ? 'hunter2' : ['hunter2']]));
    expect(page(50, raw).headers['Link']).toBe(links(plain, { next: 2, first: 1, last: 3 }));
  });

  it('cannot be broken out of', () => {
    const { headers } = page(1, { 'x>; rel="next"': '\r\n<https://evil.example>' });
    expect(headers['Link']).toBe(
      links(
        (number) => `id=5&page=${number}&per_page=&x%3E%3B+rel%3D%22next%22=%0D%0A%3Chttps%3A%2F%2Fevil.example%3E`,
        { first: 1, last: 1 },
      ),
    );
  });
});

describe('a list that declares its pagination', () => {
  it.each([
    [{}, []],
    [{ page: '2', per_page: '50' }, []],
    [{ page: '', per_page: '' }, []],
    [{ page: null }, []],
    [{ per_page: '1000' }, []],
    [{ page: 'x' }, ['page is invalid']],
    [{ page: '1.5' }, ['page is invalid']],
    [{ page: ['1'] }, ['page is invalid']],
    [{ page: '0' }, ['page does not have a valid value']],
    [{ page: '-1' }, ['page does not have a valid value']],
    [{ per_page: '0' }, ['per_page has a value not allowed']],
    [{ per_page: '-1' }, ['per_page does not have a valid value']],
    [{ page: 'x', per_page: 'y' }, ['page is invalid', 'per_page is invalid']],
  ])('%j: %j', (raw, problems) => {
    expect(paginationProblems(new Map<string, unknown>(Object.entries(raw)))).toEqual(problems);
  });
});
