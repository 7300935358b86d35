import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { opened } from '../../../kit/source-maps/opened.ts';
import { mappingsOf } from '../../../kit/source-maps/vlq.ts';

const SOURCE = `
export class Basket {
  constructor(private readonly items: string[]) { mark1(this.items) }
  remove(item: string) { return this.items.map((one) => { mark2(one); return one === item }) }
}
export const openBasket = async (id: number) => { const inner = () => mark3(id); return [inner(), inner()] }
const handlers = { onPress() { mark4() } };
export const Shop = wrap(() => { mark5(handlers) });
setTimeout(() => mark6(), 1);
mark7();
`;

/** The functions around `mark<n>` in what esbuild makes of the source. */
async function functionsAtMarks(options: object): Promise<(string | null)[]> {
  const { code, map } = await transform(SOURCE, { loader: 'ts', sourcemap: true, minify: true, ...options });
  const { index } = await opened({ map, script: code });
  const places = [1, 2, 3, 4, 5, 6, 7].map((mark) => {
    const before = code.slice(0, code.indexOf(`mark${mark}(`));
    return { line: before.split('\n').length - 1, column: before.length - (before.lastIndexOf('\n') + 1) };
  });
  return (await index.find(places)).map((one) => one.function);
}

const NAMES = ['new Basket', null, 'inner', 'handlers.onPress', 'Shop', null, null];

describe('the names of functions', () => {
  it('are those of the source, whatever the minifier made of them', async () => {
    expect(await functionsAtMarks({ format: 'esm' })).toEqual(NAMES);
    expect(await functionsAtMarks({ format: 'iife', globalName: 'x' })).toEqual(NAMES);
    expect(await functionsAtMarks({ minify: false })).toEqual(NAMES);
  });

  it('are read from the source where the map has none', async () => {
    const map = {
      sources: ['a.js'],
      names: [],
      sourcesContent: ['\r\nfunction openBasket() {}'],
      mappings: mappingsOf([
        [
          [0, 0, 1, 0],
          [9, 0, 1, 9],
          [10, 0, 1, 19],
        ],
      ]),
    };
    const { index } = await opened({ map, script: 'function t(){a()}' });
    expect((await index.find([{ line: 0, column: 14 }]))[0]!.function).toBe('openBasket');
  });

  it.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['a line separator', '\u2028'],
  ])('are those of the lines of a script that %s ends', async (_, end) => {
    const mappings = mappingsOf([[[0, 0, 0, 0]], [[9, 0, 4, 9, 0]], [[9, 0, 8, 9, 1]]]);
    const map = { sources: ['a.js'], names: ['openBasket', 'closeBasket'], mappings };
    const { index } = await opened({ map, script: ['a()', 'function t(){a()}', 'function n(){a()}'].join(end) });
    const found = await index.find([1, 2].map((line) => ({ line, column: 13 })));
    expect(found.map((one) => one.function)).toEqual(['openBasket', 'closeBasket']);
  });

  it('end where the function does', async () => {
    const map = { sources: ['a.js'], names: [], mappings: 'AAAA' };
    const { index } = await opened({ map, script: 'function one(){function two(){}a()}b()' });
    const found = await index.find([0, 15, 30, 31, 34, 35].map((column) => ({ line: 0, column })));
    expect(found.map((one) => one.function)).toEqual(['one', 'two', 'two', 'one', 'one', null]);
  });
});
