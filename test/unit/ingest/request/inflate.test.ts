import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflate } from '../../../../shared/ingest/request/inflate.ts';

const BODY = Buffer.from(`{"event_id":"x"}\n{"type":"event"}\n${JSON.stringify({ message: 'ü'.repeat(5000) })}`);
const LIMIT = 1024 * 1024;

const PACKED = {
  gzip: gzipSync(BODY),
  zlib: deflateSync(BODY),
  'raw deflate': deflateRawSync(BODY),
  brotli: brotliCompressSync(BODY),
  zstd: zstdCompressSync(BODY),
  nothing: BODY,
};

describe('a compressed body', () => {
  it.each([
    ['gzip', 'gzip'],
    ['gzip', 'GZIP'],
    ['gzip', undefined],
    ['gzip', ''],
    ['gzip', 'br'],
    ['gzip', 'deflate'],
    ['zlib', 'deflate'],
    ['zlib', undefined],
    ['zlib', 'gzip'],
    ['raw deflate', 'deflate'],
    ['brotli', 'br'],
    ['zstd', 'zstd'],
    ['zstd', undefined],
    ['zstd', 'gzip'],
    ['nothing', undefined],
    ['nothing', ''],
    ['nothing', 'identity'],
    ['nothing', 'UTF-8'],
    ['nothing', 'gzip'],
    ['nothing', 'deflate'],
    ['nothing', 'br'],
    ['nothing', 'zstd'],
  ] as const)('by %s is read under the header %j', (packing, header) => {
    expect(inflate(PACKED[packing], header, LIMIT)).toEqual({ outcome: 'ok', bytes: BODY });
  });

  it('several zstd frames, some without content, are read to their end', () => {
    const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 1, 2]);
    const bytes = Buffer.concat([PACKED.zstd, skippable, zstdCompressSync('more')]);
    expect(inflate(bytes, 'zstd', LIMIT)).toEqual({ outcome: 'ok', bytes: Buffer.concat([BODY, Buffer.from('more')]) });
  });

  it('an empty body stays empty, whatever its header', () => {
    for (const header of [undefined, 'gzip', 'deflate', 'br', 'zstd'])
      expect(inflate(Buffer.alloc(0), header, LIMIT)).toEqual({ outcome: 'ok', bytes: Buffer.alloc(0) });
  });

  it.each([
    ['gzip', 'gzip', 'gzip: unexpected end of file'],
    ['zlib', 'deflate', 'zlib: unexpected end of file'],
    ['raw deflate', 'deflate', 'raw deflate: unexpected end of file'],
    ['brotli', 'br', 'brotli: unexpected end of file'],
    ['zstd', 'zstd', 'zstd: unexpected end of file'],
  ] as const)('by %s that is cut off is malformed', (packing, header, problem) => {
    expect(inflate(PACKED[packing].subarray(0, -3), header, LIMIT)).toEqual({
      outcome: 'malformed',
      problem: `request body is not valid ${problem}`,
    });
  });

  it('a compressed body with changed bytes is malformed', () => {
    const broken = Buffer.from(PACKED.gzip);
    broken.fill(0xff, 12, 30);
    expect(inflate(broken, 'gzip', LIMIT)).toMatchObject({ outcome: 'malformed' });
  });
});

describe('the limit', () => {
  it.each(Object.keys(PACKED) as (keyof typeof PACKED)[])(
    'takes %s of exactly its size and no byte more',
    (packing) => {
      const header = { 'raw deflate': 'deflate', brotli: 'br' }[packing as string];
      expect(inflate(PACKED[packing], header, BODY.length)).toEqual({ outcome: 'ok', bytes: BODY });
      expect(inflate(PACKED[packing], header, BODY.length - 1)).toEqual({
        outcome: 'too-large',
        subject: 'request body',
        limit: BODY.length - 1,
      });
    },
  );

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['deflate', deflateRawSync],
  ] as const)('ends the inflating of a %s bomb', (header, compress) => {
    const bomb = compress(Buffer.alloc(16 * 1024 * 1024));
    const before = process.memoryUsage().arrayBuffers;
    expect(inflate(bomb, header, LIMIT)).toEqual({ outcome: 'too-large', subject: 'request body', limit: LIMIT });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * LIMIT);
  });
});
