import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nestedParams } from '../../../../../shared/http/dialects/gitlab/nested.ts';

const read = (...pairs: [string, unknown][]) => Object.fromEntries(nestedParams(pairs));

describe('names of parameters', () => {
  it.each<[[string, unknown][], object]>([
    [[], {}],
    [[['a', '1']], { a: '1' }],
    [[['a', null]], { a: null }],
    [
      [
        ['a', '1'],
        ['a', '2'],
      ],
      { a: '2' },
    ],
    [
      [
        ['a[]', '1'],
        ['a[]', '2'],
      ],
      { a: ['1', '2'] },
    ],
    [
      [
        ['a[b]', '1'],
        ['a[c]', '2'],
      ],
      { a: { b: '1', c: '2' } },
    ],
    [
      [
        ['a[b]', '1'],
        ['a[b]', '2'],
      ],
      { a: { b: '2' } },
    ],
    [
      [
        ['a', '1'],
        ['a[]', '2'],
      ],
      { a: ['2'] },
    ],
    [
      [
        ['a', '1'],
        ['a[b]', '2'],
      ],
      { a: { b: '2' } },
    ],
    [
      [
        ['a[b]', '1'],
        ['a[]', '2'],
      ],
      { a: ['2'] },
    ],
    [
      [
        ['a[]', '1'],
        ['a[b]', '2'],
      ],
      { a: { b: '2' } },
    ],
    [
      [
        ['a[]', '1'],
        ['a', '2'],
      ],
      { a: '2' },
    ],
    [
      [
        ['a[', '1'],
        ['b]', '2'],
        ['[]', '3'],
        ['', '4'],
      ],
      { 'a[': '1', 'b]': '2', '[]': '3', '': '4' },
    ],
    [
      [
        ['a[constructor]', '1'],
        ['a[toString]', '2'],
      ],
      { a: { constructor: '1', toString: '2' } },
    ],
  ])('%j is %j', (pairs, params) => {
    expect(read(...pairs)).toEqual(params);
  });

  it('cannot reach a prototype', () => {
    const params = nestedParams([
      ['__proto__[polluted]', 'yes'],
      ['constructor[prototype]', 'yes'],
      ['a[__proto__]', 'yes'],
      ['a[constructor]', 'yes'],
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(params.get('a'))).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(params.get('a'), '__proto__')?.value).toBe('yes');
    expect([...params.keys()]).toEqual(['__proto__', 'constructor', 'a']);
  });

  it('do not write into a file that came under the same name', () => {
    const file = new File(['x'], 'x.txt');
    expect(read(['a', file], ['a[b]', '1'])).toEqual({ a: { b: '1' } });
    expect(Object.keys(file)).toEqual([]);
  });

  it('each become one parameter, and no name is lost', () => {
    const name = fc.oneof(fc.string(), fc.stringMatching(/^[ab]\[[ab_]{0,2}\]$/), fc.constantFrom('__proto__', 'a'));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string())), (pairs) => {
        const names = pairs.map(([one]) => /^([^[]+)\[[^\]]*\]/.exec(one)?.[1] ?? one);
        expect([...nestedParams(pairs).keys()]).toEqual([...new Set(names)]);
      }),
    );
  });

  it('a hundred thousand names are read at once', () => {
    const values = Array.from({ length: 100_000 }, (_, index): [string, string] => ['a[]', String(index)]);
    const fields = values.map(([, index]): [string, string] => [`b[k${index}]`, index]);
    const params = nestedParams([...values, ...fields]);
    expect((params.get('a') as string[]).length).toBe(100_000);
    expect(Object.keys(params.get('b')!).length).toBe(100_000);
  }, 2_000);
});
