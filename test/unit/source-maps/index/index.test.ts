import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../../shared/source-maps/build/build-index.ts';
import { HEADER_BYTES } from '../../../../shared/source-maps/index/format.ts';
import { openIndex } from '../../../../shared/source-maps/index/open-index.ts';
import {
  DamagedIndex,
  unzigzag,
  VarintReader,
  VarintWriter,
  zigzag,
} from '../../../../shared/source-maps/index/varints.ts';
import { built, opened, shortOf } from '../../../kit/source-maps/opened.ts';
import { rangesOf } from '../../../kit/source-maps/ranges.ts';
import { mappingsOf, type Row } from '../../../kit/source-maps/vlq.ts';

/** A map of one line of 20,000 mappings to sources of three lines, each with a name of its own. */
const ROWS: Row[] = Array.from({ length: 20_000 }, (_, at) => [at * 3, at % 200, at % 3, (at * 7) % 90, at % 5000]);
const LARGE = {
  sources: Array.from({ length: 200 }, (_, source) => `src/${source}.ts`),
  names: Array.from({ length: 5000 }, (_, name) => `name${name}`),
  sourcesContent: Array.from({ length: 200 }, (_, source) => `a${source}\r\nb${source}\nc${'ä'.repeat(500)}`),
  mappings: mappingsOf([[], ROWS, [[1, 0, 0, 0]]]),
};

describe('an index', () => {
  it('finds each place as it is mapped', async () => {
    const { index } = await opened({ map: LARGE });
    const places = ROWS.filter((_, at) => at % 17 === 0).map(([column]) => ({ line: 1, column: column + 2 }));
    const found = await index.find(places);
    const expected = ROWS.filter((_, at) => at % 17 === 0).map(([, s, l, c, n]) => `src/${s}.ts:${l}:${c} name${n}`);
    expect(found.map(shortOf)).toEqual(expected);
    expect(shortOf((await index.find([{ line: 2, column: 5 }]))[0]!)).toBe('src/0.ts:0:0');
  });

  it('is read by its beginning and the blocks that are asked for, once each, in few requests', async () => {
    const rows: Row[] = Array.from({ length: 150_000 }, (_, at) => [
      at * 3 + ((at * 7919) % 3),
      0,
      (at * 31) % 977,
      (at * 17) % 89,
    ]);
    const { index: bytes } = built({ map: { sources: ['a'], names: [], mappings: mappingsOf([rows]) } });
    const { read, asked } = rangesOf(bytes);
    const index = await openIndex(read);
    expect(asked).toEqual([{ offset: 0, length: 65_536 }]);
    const places = [0, 150_000, 300_000, 449_999].map((column) => ({ line: 0, column }));
    await index.find(places);
    const read1 = asked.slice(1);
    expect(read1.length).toBeLessThanOrEqual(4);
    expect(read1.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(bytes.length / 10);
    await index.find(places);
    expect(asked).toHaveLength(1 + read1.length);
  });

  it('gives the lines of a source, whatever ended them, across frames and at the ends', async () => {
    const long = Array.from({ length: 9000 }, (_, line) => `${line} ${'é'.repeat(line % 40)}`).join('\u2028');
    const map = {
      sources: ['empty', 'a', 'b', 'none', 'last'],
      sourcesContent: ['', 'one\r\ntwo\rthree\n', long, null, 'no break'],
      names: [],
      mappings: mappingsOf([
        [
          [0, 0, 0, 0],
          [1, 1, 0, 0],
          [2, 2, 0, 0],
          [3, 3, 0, 0],
          [4, 4, 0, 0],
        ],
      ]),
    };
    const { index, texts } = await opened({ map });
    const found = await index.find([0, 1, 2, 3, 4].map((column) => ({ line: 0, column })));
    const [empty, a, b, none, last] = found.map(({ mapping }) => mapping!.source.text);
    expect(none).toBeNull();
    const wanted = (text: typeof a, line: number, around: number) => ({ text: text!, line, around });
    const lines = [
      wanted(empty, 0, 2),
      wanted(a, 0, 1),
      wanted(a, 3, 1),
      wanted(a, 4, 1),
      wanted(last, 0, 5),
      ...[0, 1, 4500, 8998, 8999].map((line) => wanted(b, line, 2)),
    ];
    const expectedOf = (line: number) => long.split('\u2028')[line]!;
    const around = (line: number) => {
      const all = long.split('\u2028');
      return {
        before: all.slice(Math.max(0, line - 2), line),
        line: expectedOf(line),
        after: all.slice(line + 1, line + 3),
      };
    };
    expect(await texts.lines(lines)).toEqual([
      { before: [], line: '', after: [] },
      { before: [], line: 'one', after: ['two'] },
      { before: ['three'], line: '', after: [] },
      null,
      { before: [], line: 'no break', after: [] },
      ...[0, 1, 4500, 8998, 8999].map(around),
    ]);
  });

  it('is the same for the same files, and named by what it is built from', async () => {
    const upload = { map: LARGE, script: 'a()' };
    expect(built(upload).index).toEqual(built(upload).index);
    const { index } = await opened(upload);
    const map = Buffer.from(JSON.stringify({ version: 3, ...LARGE }));
    expect(Buffer.from(index.header.builtFrom)).toEqual(digestOf(map, Buffer.from('a()')).subarray(0, 16));
    expect(digestOf(Buffer.from('ab'), Buffer.from('c'))).not.toEqual(digestOf(Buffer.from('a'), Buffer.from('bc')));
  });

  it('is read or found damaged, whatever is changed in it', async () => {
    const { index: original } = built({ map: LARGE, script: 'function a(){}' });
    const edits = fc.array(fc.tuple(fc.nat(3000), fc.nat(255)), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(edits, fc.boolean(), async (changes, isCut) => {
        const bytes = Buffer.from(isCut ? original.subarray(0, 2000) : original);
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        const places = [
          { line: 1, column: 5 },
          { line: 2, column: 0 },
        ];
        const failed = await openIndex(rangesOf(bytes).read)
          .then((index) => index.find(places))
          .then(() => null)
          .catch((error: unknown) => error);
        expect(failed === null || failed instanceof DamagedIndex).toBe(true);
      }),
      { numRuns: 300 },
    );
    await expect(openIndex(rangesOf(Buffer.alloc(HEADER_BYTES)).read)).rejects.toThrow('it begins with something else');
    const other = Buffer.from(original);
    other[4] = 9;
    await expect(openIndex(rangesOf(other).read)).rejects.toThrow('it has version 9');
  });
});

describe('numbers', () => {
  it('come back as they were written', () => {
    const numbers = [0, 1, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 32 - 1];
    const signed = [0, -1, 1, 2 ** 30, -(2 ** 30)];
    const writer = new VarintWriter();
    for (const number of numbers) writer.unsigned(number);
    for (const number of signed) writer.signed(number);
    writer.text('ä');
    const reader = new VarintReader(writer.written());
    expect(numbers.map(() => reader.unsigned())).toEqual(numbers);
    expect(signed.map(() => reader.signed())).toEqual(signed);
    expect(reader.text()).toBe('ä');
    expect(() => reader.unsigned()).toThrow(DamagedIndex);
    expect(signed.map((number) => unzigzag(zigzag(number)))).toEqual(signed);
  });
});
