import { describe, expect, it } from 'vitest';
import { readSourceMap } from '../../../../shared/source-maps/map/read-source-map.ts';
import { whereOf } from '../../../kit/source-maps/opened.ts';
import { mappingsOf } from '../../../kit/source-maps/vlq.ts';

const MAP = { sources: ['a.ts'], names: ['one'], mappings: mappingsOf([[[0, 0, 2, 7, 0]], [[4, 0, 3, 1]]]) };

function read(map: object | string): ReturnType<typeof readSourceMap> {
  return readSourceMap(Buffer.from(typeof map === 'string' ? map : JSON.stringify(map)), 'app.js.map');
}

describe('a source map', () => {
  it('is found at the greatest mapping up to a place on the same line', async () => {
    const map = {
      ...MAP,
      mappings: mappingsOf([
        [
          [2, 0, 0, 0],
          [8, 0, 5, 3, 0],
        ],
        [],
        [[0, 0, 9, 9]],
      ]),
    };
    const where = (line: number, column: number) => whereOf({ map }, line, column);
    expect(await where(0, 1)).toBeNull();
    expect(await where(0, 2)).toBe('a.ts:0:0');
    expect(await where(0, 7)).toBe('a.ts:0:0');
    expect(await where(0, 8)).toBe('a.ts:5:3 one');
    expect(await where(0, 1_000_000)).toBe('a.ts:5:3 one');
    expect(await where(1, 5)).toBeNull();
    expect(await where(2, 0)).toBe('a.ts:9:9');
    expect(await where(3, 0)).toBeNull();
  });

  it.each([
    ['a byte order mark', `\ufeff${JSON.stringify(MAP)}`],
    ['a line against inclusion', `)]}'\n${JSON.stringify(MAP)}`],
    ['the same with what follows it and CRLF', `\ufeff)]}',\r\n${JSON.stringify(MAP)}`],
    ['version 3 as text', JSON.stringify({ version: '3', ...MAP })],
  ])('is read with %s', async (_, map) => {
    expect(await whereOf({ map }, 1, 4)).toBe('a.ts:3:1');
  });

  it('has its sections put together, each up to where the next one begins', async () => {
    const part = (source: string) => ({
      version: 3,
      sources: [source],
      names: [source[0]],
      mappings: mappingsOf([
        [
          [0, 0, 0, 0, 0],
          [50, 0, 0, 50],
        ],
        [[0, 0, 1, 0]],
      ]),
    });
    const inner = { sections: [{ offset: { line: 0, column: 5 }, map: part('c.ts') }] };
    const sections = [
      { offset: { line: 7, column: 10 }, map: inner },
      { offset: { line: 0, column: 0 }, map: part('a.ts') },
      { offset: { line: 0, column: 40 }, map: part('b.ts') },
    ];
    const where = (line: number, column: number) => whereOf({ map: { sections } }, line, column);
    expect(await where(0, 39)).toBe('a.ts:0:0 a');
    expect(await where(0, 40)).toBe('b.ts:0:0 b');
    expect(await where(0, 95)).toBe('b.ts:0:50');
    expect(await where(1, 3)).toBe('b.ts:1:0');
    expect(await where(7, 14)).toBeNull();
    expect(await where(7, 15)).toBe('c.ts:0:0 c');
    expect(await where(8, 0)).toBe('c.ts:1:0');
  });

  it.each<[string, string, object]>([
    ['joins sourceRoot', 'src/a.ts:0:0', { sourceRoot: 'src' }],
    ['joins sourceRoot that ends in a slash', 'src/a.ts:0:0', { sourceRoot: 'src/' }],
    ['leaves addresses alone', 'https://h/a.ts:0:0', { sourceRoot: 'src', sources: ['https://h/a.ts'] }],
    ['leaves absolute paths alone', '/a.ts:0:0', { sourceRoot: 'src', sources: ['/a.ts'] }],
    ['has sources without a name', 'null:0:0', { sources: [null] }],
    ['takes a source that is no text for none', 'null:0:0', { sources: [{ toString: 5 }] }],
    ['ignores names out of range', 'a.ts:0:0', { mappings: mappingsOf([[[0, 0, 0, 0, 9]]]) }],
    [
      'ignores names that are no text',
      'a.ts:0:0',
      { names: [{ toString: 5 }], mappings: mappingsOf([[[0, 0, 0, 0, 0]]]) },
    ],
    [
      'takes the first of two mappings at a place',
      'a.ts:0:0',
      {
        mappings: mappingsOf([
          [
            [0, 0, 0, 0],
            [0, 0, 8, 8],
          ],
        ]),
      },
    ],
    [
      'sorts columns',
      'a.ts:2:0',
      {
        mappings: mappingsOf([
          [
            [30, 0, 3, 0],
            [0, 0, 2, 0],
            [40, 0, 4, 0],
          ],
        ]),
      },
    ],
  ])('%s', async (_, where, more) => {
    const map = { sources: ['a.ts'], names: [], mappings: mappingsOf([[[0, 0, 0, 0]]]), ...more };
    expect(await whereOf({ map }, 0, 25)).toBe(where);
  });

  it.each([
    ['of one field', mappingsOf([[[0, 0, 0, 0], [10]]])],
    [
      'to a source that is not there',
      mappingsOf([
        [
          [0, 0, 0, 0],
          [10, 3, 0, 0],
        ],
      ]),
    ],
    [
      'to a line before the first',
      mappingsOf([
        [
          [0, 0, 0, 0],
          [10, 0, -2, 0],
        ],
      ]),
    ],
  ])('maps code from a mapping %s on to nothing', async (_, mappings) => {
    const map = { sources: ['a.ts'], names: [], mappings };
    expect(await whereOf({ map }, 0, 9)).toBe('a.ts:0:0');
    expect(await whereOf({ map }, 0, 10)).toBeNull();
  });

  it('may have no mappings at all', async () => {
    expect(await whereOf({ map: { sources: ['a.ts'], names: [], mappings: '' } }, 0, 0)).toBeNull();
    expect(await whereOf({ map: { sources: [], names: [], mappings: ';;;,;' } }, 0, 0)).toBeNull();
    expect(await whereOf({ map: { sections: [] } }, 0, 0)).toBeNull();
  });

  it('has texts where sourcesContent has them, and marks what is ignored', () => {
    const map = { sources: ['a', 'b', 'c', 'd'], sourcesContent: ['A', null, 5], ignoreList: [1], mappings: '' };
    const texts = [
      ['a', 'A', false],
      ['b', null, true],
      ['c', null, false],
      ['d', null, false],
    ];
    expect(read(map).sources.map(({ name, text, isIgnored }) => [name, text, isIgnored])).toEqual(texts);
    const { ignoreList, ...old } = map;
    expect(read({ ...old, x_google_ignoreList: ignoreList }).sources[1]!.isIgnored).toBe(true);
  });

  it('names its debug id in either spelling', () => {
    const id = '8B4A1C0A00004000800000000000000A';
    const normal = '8b4a1c0a-0000-4000-8000-00000000000a';
    expect(read({ ...MAP, debugId: id }).debugIds).toEqual([normal]);
    expect(read({ ...MAP, debug_id: normal, debugId: id }).debugIds).toEqual([normal]);
    expect(read({ debug_id: normal, sections: [{ offset: { line: 0, column: 0 }, map: MAP }] }).debugIds).toEqual([
      normal,
    ]);
    expect(read({ ...MAP, debug_id: '00000000-0000-0000-0000-000000000000', debugId: 'x' }).debugIds).toEqual([]);
  });
});
