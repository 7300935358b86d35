import { describe, expect, it } from 'vitest';
import { opened } from '../../../kit/source-maps/opened.ts';
import { mappingsOf, vlq } from '../../../kit/source-maps/vlq.ts';

/** As Metro writes them: column, name, line; columns start anew at `;`. */
const functionMap = {
  names: ['<global>', 'Screen', 'onPress'],
  mappings: [vlq(0) + vlq(0) + vlq(0), `${vlq(0)}${vlq(1)}${vlq(1)};${vlq(4)}${vlq(1)}${vlq(1)}`].join(','),
};

describe('a map of Hermes', () => {
  const map = {
    sources: ['app.tsx', 'lib.js'],
    names: [],
    mappings: mappingsOf([
      [
        [0, 0, 0, 0],
        [100, 0, 1, 2],
        [200, 0, 2, 8],
        [300, 1, 0, 0],
      ],
    ]),
    x_facebook_sources: [[functionMap], null],
  };

  it('gives functions by the offset in the bytecode, which stands as the column of line 1', async () => {
    const { index } = await opened({ map, script: '' });
    const places = [0, 150, 250, 350].map((column) => ({ line: 0, column }));
    const found = await index.find(places);
    expect(found.map((one) => one.function)).toEqual([null, 'Screen', 'onPress', null]);
    expect(found.map((one) => one.mapping?.line)).toEqual([0, 1, 2, 0]);
  });

  it('gives them in sections too, as Metro writes it of late', async () => {
    const plain = { sources: ['polyfill.js'], names: [], mappings: mappingsOf([[[0, 0, 0, 0]]]) };
    const sections = [
      { offset: { line: 0, column: 0 }, map: plain },
      { offset: { line: 0, column: 50 }, map },
    ];
    const { index } = await opened({ map: { sections }, script: '' });
    const found = await index.find([10, 200, 300].map((column) => ({ line: 0, column })));
    expect(found.map((one) => [one.mapping?.source.name, one.mapping?.line, one.function])).toEqual([
      ['polyfill.js', 0, null],
      ['app.tsx', 1, 'Screen'],
      ['app.tsx', 2, 'onPress'],
    ]);
  });

  it('has no script that could be read, and needs none', async () => {
    const { index } = await opened({ map, script: Buffer.from([0xc6, 0x1f, 0xbc, 0x03]) });
    expect((await index.find([{ line: 0, column: 250 }]))[0]!.function).toBe('onPress');
  });

  it('is used without functions that cannot be read', async () => {
    const sources = [[{ names: [5], mappings: 'AAAAA' }], [{ names: [], mappings: '!' }], 7];
    const { index } = await opened({ map: { ...map, x_facebook_sources: sources } });
    const [found] = await index.find([{ line: 0, column: 250 }]);
    expect(found!.function).toBeNull();
    expect(found!.mapping!.line).toBe(2);
  });
});
