import { deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openArtifactBundle, type ArtifactBundle } from '../../../../shared/source-maps/bundle/artifact-bundle.ts';
import { accessTo, rangesOf } from '../../../kit/source-maps/ranges.ts';
import { refusalOf as refusal } from '../../../kit/source-maps/refusal.ts';
import { artifactBundle, bundleOf, type ZipFile } from '../../../kit/source-maps/zip.ts';

const ID = '8b4a1c0a-0000-4000-8000-00000000000a';
const FILES = {
  'files/_/_/app.js': {
    bytes: 'a()',
    type: 'minified_source',
    url: '~/app.js',
    headers: { 'debug-id': ID.replaceAll('-', '').toUpperCase(), sourcemap: 'app.js.map' },
  },
  'files/_/_/app.js.map': { bytes: '{}', type: 'source_map', url: '~/app.js.map', headers: { 'debug-id': ID } },
};

const open = async (bytes: Uint8Array): Promise<ArtifactBundle> => openArtifactBundle(accessTo(bytes));

const refusalOf = async (bytes: Uint8Array): Promise<string> =>
  refusal(async () => {
    const bundle = await open(bytes);
    for (const file of bundle.files) await bundle.read(file);
  });

/** A bundle with one script, of which something else is claimed. */
function claiming(more: Partial<ZipFile>): Buffer {
  const manifest = { files: { 'a.js': { type: 'minified_source' } } };
  return artifactBundle([
    { name: 'a.js', bytes: Buffer.alloc(5000, 'a'), ...more },
    { name: 'manifest.json', bytes: Buffer.from(JSON.stringify(manifest)) },
  ]);
}

describe('an artifact bundle', () => {
  it('says which files it has, and gives them one at a time', async () => {
    const bundle = await open(bundleOf(FILES, { release: '1.0.0', dist: '7', debug_id: ID, org: 'x' }));
    const { files, debugId, release, dist } = bundle;
    expect({ files, debugId, release, dist }).toEqual({
      files: [
        { name: 'files/_/_/app.js', type: 'minified_source', url: '~/app.js', debugId: ID, sourceMap: 'app.js.map' },
        { name: 'files/_/_/app.js.map', type: 'source_map', url: '~/app.js.map', debugId: ID, sourceMap: null },
      ],
      debugId: ID,
      release: '1.0.0',
      dist: '7',
    });
    expect((await bundle.read(files[0]!)).toString()).toBe('a()');
    expect(bundle.sizeOf(files[1]!)).toBe(2);
  });

  it('is read whether its files are stored or deflated, its offsets relative, its archive commented', async () => {
    const manifest = Buffer.from(
      JSON.stringify({ files: { '_/_/a.js': { type: 'minified_source', headers: { Sourcemap: 'b' } } } }),
    );
    const files = [
      { name: 'manifest.json', bytes: manifest, method: 0 },
      { name: '_/_/a.js', bytes: Buffer.from('a()'), method: 0 },
    ];
    for (const options of [{}, { relative: true }, { comment: 'PK\x05\x06 and more' }]) {
      const bundle = await open(artifactBundle(files, options));
      expect(bundle.files[0]).toMatchObject({ name: '_/_/a.js', sourceMap: 'b', url: null, debugId: null });
      expect((await bundle.read(bundle.files[0]!)).toString()).toBe('a()');
    }
  });

  it('has names as keys only, and kinds of files that others use are left out', async () => {
    const names = {
      '../../etc/passwd': FILES['files/_/_/app.js'],
      __proto__: null,
      constructor: { bytes: '', type: 'x' },
    };
    const bundle = await open(
      bundleOf({ ['../../etc/passwd']: names['../../etc/passwd'], constructor: names.constructor }),
    );
    expect(bundle.files.map(({ name }) => name)).toEqual(['../../etc/passwd']);
  });

  it('is read by its ends: a file that is not asked for is not touched', async () => {
    const large = { bytes: Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 7919) % 251)), type: 'source' };
    const { read, asked } = rangesOf(bundleOf({ ...FILES, large }));
    const size = (await read(0, 2 ** 30)).length;
    asked.length = 0;
    const bundle = await openArtifactBundle({ size, read });
    await bundle.read(bundle.files[0]!);
    expect(asked.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(70_000);
  });

  it.each([
    ['artifact bundle: does not begin with SYSB', Buffer.from('PK\x03\x04 not it')],
    ['artifact bundle: does not begin with SYSB', Buffer.alloc(0)],
    ['artifact bundle: has version 3, not 2', artifactBundle([], { version: 3 })],
    ['artifact bundle: is not a zip archive', bundleOf(FILES).subarray(0, -1)],
    ['manifest.json: is not in the bundle', artifactBundle([])],
    ['manifest.json: is not valid JSON', artifactBundle([{ name: 'manifest.json', bytes: Buffer.from('{') }])],
    [
      'manifest.json: has no object "files"',
      artifactBundle([{ name: 'manifest.json', bytes: Buffer.from('{"files":[]}') }]),
    ],
    ['a.js: is encrypted', claiming({ flags: 1 })],
    ['a.js: is packed by method 14, not by deflate', claiming({ method: 14 })],
    ['a.js: has more than 199229440 bytes', claiming({ claimed: { bytes: 190 * 2 ** 20 + 1 } })],
    ['a.js: cannot be inflated to its 10 bytes', claiming({ claimed: { bytes: 10 } })],
    ['a.js: does not have the size and checksum', claiming({ claimed: { bytes: 6000 } })],
    ['a.js: does not have the size and checksum', claiming({ claimed: { crc: 5 } })],
    ['a.js: is stored with two sizes', claiming({ method: 0, claimed: { bytes: 6 } })],
    ['a.js: overlaps what follows it', claiming({ claimed: { packedBytes: 4000 } })],
    ['a.js: is not where the directory of the bundle says', claiming({ claimed: { offset: 9 } })],
    [
      'twice: is in the bundle twice',
      artifactBundle(['twice', 'twice'].map((name) => ({ name, bytes: Buffer.alloc(0) }))),
    ],
  ])('is refused: %s', async (message, bytes) => {
    expect(await refusalOf(bytes)).toContain(message);
  });

  it('is refused for a file that its manifest has and it has not', async () => {
    const manifest = Buffer.from(JSON.stringify({ files: { 'b.js': { type: 'source' } } }));
    expect(await refusalOf(artifactBundle([{ name: 'manifest.json', bytes: manifest }]))).toBe(
      'b.js: is not in the bundle',
    );
  });

  it('is refused for too many files, and for what they are together, before anything is inflated', async () => {
    const many = Array.from({ length: 4001 }, (_, index) => ({ name: `${index}`, bytes: Buffer.alloc(0) }));
    expect(await refusalOf(artifactBundle(many))).toBe('artifact bundle: has more than 4000 files');
    const claimed = { bytes: 190 * 2 ** 20 };
    const large = Array.from({ length: 11 }, (_, index) => ({ name: `f${index}`, bytes: Buffer.alloc(0), claimed }));
    expect(await refusalOf(artifactBundle(large))).toContain('f10: makes the bundle larger than');
    const size = 500 * 2 ** 20 + 1;
    await expect(openArtifactBundle({ size, read: rangesOf(Buffer.alloc(0)).read })).rejects.toThrow(
      'has more than 524288000',
    );
  });

  it('is no bomb: a manifest of a gigabyte in a megabyte is refused by what it claims, and inflates to no more', async () => {
    const bomb = deflateRawSync(Buffer.alloc(20 * 2 ** 20));
    const honest = { name: 'manifest.json', bytes: Buffer.alloc(20 * 2 ** 20) };
    expect(await refusalOf(artifactBundle([honest]))).toBe('manifest.json: has more than 16777216 bytes');
    const liar = { name: 'manifest.json', bytes: bomb, method: 0, claimed: { bytes: 100 } };
    const archive = artifactBundle([liar]);
    archive.writeUInt16LE(8, archive.indexOf('PK\x01\x02') + 10);
    expect(await refusalOf(archive)).toContain('cannot be inflated to its 100 bytes');
  });

  it('is read or refused, whatever is changed in it', async () => {
    const original = bundleOf(FILES);
    const edits = fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(edits, fc.nat(20), async (changes, cut) => {
        const bytes = Buffer.from(original.subarray(0, original.length - (cut > 15 ? cut : 0)));
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        expect(typeof (await refusalOf(bytes))).toBe('string');
      }),
      { numRuns: 500 },
    );
  });

  it('has a manifest that is read or refused, whatever it holds', async () => {
    const value = fc.oneof(fc.constantFrom(null, 5, '', 'source', 'source_map', [], {}, ID), fc.string());
    const object = fc.dictionary(fc.constantFrom('type', 'url', 'headers', 'debug_id', '__proto__'), value);
    const headers = fc.dictionary(fc.constantFrom('debug-id', 'Sourcemap', '__proto__'), value);
    const file = fc.oneof(value, object, fc.record({ type: fc.constant('source'), headers }));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom('a.js', '__proto__', 'b'), file), async (files) => {
        const entries = Object.keys(files).map((name) => ({ name, bytes: Buffer.from('x') }));
        const manifest = { name: 'manifest.json', bytes: Buffer.from(JSON.stringify({ files })) };
        expect(typeof (await refusalOf(artifactBundle([...entries, manifest])))).toBe('string');
      }),
      { numRuns: 200 },
    );
  });
});
