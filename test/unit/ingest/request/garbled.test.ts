import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { garbledCoding } from '../../../../shared/ingest/request/garbled.ts';

/** What a gateway makes of bytes that it takes for text. */
const asText = (bytes: Uint8Array): Buffer => Buffer.from(Buffer.from(bytes).toString());
const events = Array.from({ length: 50 }, (_, index) =>
  Buffer.from(`{"message":"${'é'.repeat(index)}${Math.sin(index)}"}`),
);

describe('a compressed body that was made text', () => {
  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
    ['deflate', deflateSync],
    ...[1, 3, 6, 9].map((level): [string, (bytes: Buffer) => Buffer] => [
      'deflate',
      (bytes) => deflateSync(bytes, { level }),
    ]),
  ])('is told as %s by its beginning, without a header', (coding, compress) => {
    for (const event of events)
      expect(garbledCoding(asText(compress(event)), undefined)).toEqual({ coding, isAsNamed: true });
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['br', brotliCompressSync],
    ['deflate', deflateRawSync],
  ])('is told as %s by its header', (coding, compress) => {
    const garbled = events
      .map((event) => asText(compress(event)))
      .filter((text, index) => !text.equals(compress(events[index]!)));
    expect(garbled.length).toBeGreaterThan(40);
    for (const text of garbled) expect(garbledCoding(text, coding)).toEqual({ coding, isAsNamed: false });
  });

  it.each<[string, (bytes: Buffer) => Buffer, boolean]>([
    ['GZIP', gzipSync, true],
    ['deflate', deflateSync, true],
    ['identity', gzipSync, true],
    ['deflate', gzipSync, false],
    ['gzip', deflateSync, false],
    ['gzip', zstdCompressSync, false],
    ['gzip, gzip', gzipSync, false],
  ])('under the header %s, whether its bytes are what it says', (header, compress, isAsNamed) => {
    for (const event of events) expect(garbledCoding(asText(compress(event)), header)).toMatchObject({ isAsNamed });
  });
});

describe('a body that is text', () => {
  it.each<[string, string | undefined]>([
    ['{"message":"a lone \ufffd"}', undefined],
    ['{"message":"a lone \ufffd"}', 'gzip'],
    ['\ufeff {"message":"\ufffd"}', 'br'],
    ['eJyrVspNLS5OTE9VslIqSCzOTFGqBQA4LAXb', undefined],
    ['xÚ of nothing', 'gzip'],
    ['', 'gzip'],
    ['\ufffd', undefined],
    ['\ufffd', 'UTF-8'],
  ])('%j under %j is left alone', (text, encoding) => {
    expect(garbledCoding(Buffer.from(text), encoding)).toBeNull();
  });

  it('is what every compressed body is not before it is made text', () => {
    for (const compress of [gzipSync, zstdCompressSync, deflateSync, brotliCompressSync])
      for (const event of events) expect(garbledCoding(compress(event), 'gzip')).toBeNull();
  });
});
