import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RefusedFile } from '../../../../shared/source-maps/refused-file.ts';
import { readSourceMap } from '../../../../shared/source-maps/map/read-source-map.ts';
import { refusalOf } from '../../../kit/source-maps/refusal.ts';
import { mappingsOf, vlq } from '../../../kit/source-maps/vlq.ts';

const MAP = { sources: ['a.ts'], names: ['one'], mappings: mappingsOf([[[0, 0, 2, 7, 0]], [[4, 0, 3, 1]]]) };

function read(map: object | string): ReturnType<typeof readSourceMap> {
  return readSourceMap(Buffer.from(typeof map === 'string' ? map : JSON.stringify(map)), 'app.js.map');
}

describe('a source map that is damaged or too much', () => {
  it.each([
    ['is not valid JSON', '{'],
    ['is not a JSON object', '[]'],
    ['is no source map of version 3', { version: 2, mappings: '' }],
    ['has no mappings', { version: 3 }],
    ['section 0 has no map', { sections: [5] }],
    ['section 0 names an address in place of its map', { sections: [{ url: 'https://h/', offset: {} }] }],
    ['section 0 has no offset', { sections: [{ map: MAP, offset: { line: -1, column: 0 } }] }],
    ['section 0 has no offset', { sections: [{ map: MAP, offset: { line: 2 ** 40, column: 0 } }] }],
    ['a mapping of 2 fields', { ...MAP, mappings: 'AA' }],
    ['a mapping of 3 fields', { ...MAP, mappings: 'AAA' }],
    ['a mapping of more than 5 fields', { ...MAP, mappings: 'AAAAAA' }],
    ['no digit of Base64 VLQ at 1', { ...MAP, mappings: 'A!' }],
    ['no digit of Base64 VLQ at 1', { ...MAP, mappings: 'A\u{141}AA' }],
    ['no digit of Base64 VLQ at 1', { ...MAP, mappings: 'g' }],
    ['number of more than 32 bits', { ...MAP, mappings: vlq(2 ** 40) }],
    ['has sections nested', nested(20)],
  ])('is refused with its name where it %s', async (problem, map) => {
    const refusal = await refusalOf(() => read(map));
    expect(refusal).toMatch(/^app\.js\.map: /);
    expect(refusal).toContain(problem);
  });

  it('is read or refused, whatever it holds', async () => {
    const anything = fc.oneof(
      fc.constantFrom(null, 0, -1, 3, 2 ** 31, '', 'AAAA', 'AAAA;AACA,gB', '~', {}, [], MAP, { line: 0, column: 0 }),
      fc.string({ unit: fc.constantFrom('A', 'A', 'C', 'D', 'g', 'h', '+', '/', ';', ',', '!') }),
      fc.array(fc.constantFrom('a.ts', null, 5, {}, { offset: { line: 1, column: 1 }, map: MAP }), { maxLength: 3 }),
    );
    const names = ['version', 'mappings', 'sources', 'names', 'sourcesContent', 'sourceRoot', 'sections', 'ignoreList'];
    const maps = fc.dictionary(fc.constantFrom(...names, 'x_facebook_sources', '__proto__'), anything);
    await fc.assert(
      fc.asyncProperty(maps, async (map) => {
        const refusal = await refusalOf(() => read(JSON.stringify(map)));
        if (refusal !== 'none') return;
        const { segments, sources, names: kept } = read(JSON.stringify(map));
        for (let at = 0; at < segments.count; at++) {
          expect(segments.source[at]).toBeLessThan(sources.length);
          expect(segments.name[at]).toBeLessThan(kept.length);
          expect(Math.min(segments.line[at]!, segments.column[at]!, segments.sourceLine[at]!)).toBeGreaterThanOrEqual(
            0,
          );
        }
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(() => readSourceMap(bytes, 'app.js.map')).toThrow(RefusedFile);
      }),
      { numRuns: 100 },
    );
  });
});

function nested(depth: number): object {
  return depth === 0 ? MAP : { sections: [{ offset: { line: 0, column: 0 }, map: nested(depth - 1) }] };
}
