import { describe, expect, it } from 'vitest';
import type { FileType, ManifestFile } from '../../../../shared/source-maps/bundle/manifest.ts';
import { mapPairs } from '../../../../shared/source-maps/bundle/map-pairs.ts';

function file(type: FileType, name: string, more: Partial<ManifestFile> = {}): ManifestFile {
  return { name, type, url: `~/${name}`, debugId: null, sourceMap: null, ...more };
}

function pairsOf(...files: ManifestFile[]): unknown[] {
  return mapPairs(files).map(({ script, map, debugIds }) => [script?.name ?? null, map?.name ?? null, ...debugIds]);
}

describe('a map and its script', () => {
  it('have the same debug id', () => {
    const script = file('minified_source', 'a.js', { debugId: '1', sourceMap: 'other.map' });
    expect(pairsOf(script, file('source_map', 'a.map', { debugId: '1' }), file('source_map', 'other.map'))).toEqual([
      ['a.js', 'a.map', '1'],
      [null, 'other.map'],
    ]);
  });

  it('are told by the address in the header, and either id counts where there are two', () => {
    const script = file('minified_source', 'js/a.js', { debugId: '1', sourceMap: '../a.map' });
    expect(pairsOf(script, file('source_map', 'a.map', { debugId: '2' }))).toEqual([['js/a.js', 'a.map', '1', '2']]);
  });

  it('may be one file, or alone', () => {
    expect(pairsOf(file('minified_source', 'a.js', { sourceMap: 'data:x' }), file('source', 'a.ts'))).toEqual([
      ['a.js', null],
    ]);
    expect(pairsOf(file('source_map', 'a.map', { debugId: '1' }))).toEqual([[null, 'a.map', '1']]);
  });

  it('are the later ones of two with the same id', () => {
    const files = ['1', '2'].flatMap((name) => [
      file('minified_source', `${name}.js`, { debugId: 'x' }),
      file('source_map', `${name}.map`, { debugId: 'x' }),
    ]);
    expect(pairsOf(...files)).toEqual([['2.js', '2.map', 'x']]);
  });
});
