import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FOUND, searchJson } from '../../../../pages/text/json-search.ts';

const paths = (root: unknown, text: string): string[] => searchJson(root, text).found.map(({ path }) => path);

describe('the search in the JSON of an event', () => {
  it('finds names and values with their paths, in the order in which they stand', () => {
    const root = { exception: { values: [{ type: 'Cart' }, { cart: null }] }, n: 17, cartOfAll: true };
    expect(paths(root, 'CART')).toEqual(['exception.values[0].type', 'exception.values[1].cart', 'cartOfAll']);
    expect(paths(root, '17')).toEqual(['n']);
    expect(paths(root, '0')).toEqual([]);
    expect(paths(root, 'true')).toEqual(['cartOfAll']);
  });

  it('ends at a hundred places, and says so', () => {
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`key${at}`, 1]));
    expect(searchJson(many, 'key')).toMatchObject({ found: { length: MAX_FOUND }, isAll: false });
    expect(searchJson(many, 'key149')).toMatchObject({ found: { length: 1 }, isAll: true });
  });

  it('goes down any depth', () => {
    let value: unknown = { end: 'needle' };
    for (let depth = 0; depth < 50_000; depth++) value = { d: value };
    const { found } = searchJson(value, 'needle');
    expect(found).toHaveLength(1);
    expect(found[0]!.path).toMatch(/^… .*\.end$/);
  });

  it('finds every value that JSON has', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.string({ minLength: 1, maxLength: 8 }), (rest, needle) => {
        const { found, isAll } = searchJson([{ wanted: needle }, rest], needle);
        expect(found[0]).toEqual({ path: '[0].wanted', value: needle });
        expect(isAll || found.length === MAX_FOUND).toBe(true);
      }),
    );
  });
});
