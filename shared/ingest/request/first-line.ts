import type { Duplex } from 'node:stream';
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
  type ZlibOptions,
} from 'node:zlib';
import { encodingsOf, type Encoding, type Inflated } from './inflate.ts';
import { malformed, tooLarge } from './outcome.ts';

const LINE_FEED = 0x0a;

/** The decoders work ahead by a chunk or two, so this bounds what is inflated in vain. */
const CHUNK = { chunkSize: 4 * 1024 } satisfies ZlibOptions;

const DECODERS: Record<Exclude<Encoding, 'identity'>, () => Duplex> = {
  gzip: () => createGunzip(CHUNK),
  zlib: () => createInflate(CHUNK),
  'raw deflate': () => createInflateRaw(CHUNK),
  br: () => createBrotliDecompress(CHUNK),
  zstd: () => createZstdDecompress(CHUNK),
};

/**
 * Reads a body up to its first line feed, which is left out, and inflates no more than that. A body without a line feed is
 * one line.
 * @param limit of the line, in inflated bytes; a longer one is too large
 */
export async function firstLine(bytes: Buffer, contentEncoding: string | undefined, limit: number): Promise<Inflated> {
  let problem: Inflated | null = null;
  for (const encoding of encodingsOf(bytes, contentEncoding)) {
    const line = await (encoding === 'identity' ? lineOf([bytes], limit) : inflatedLine(bytes, encoding, limit));
    if (line.outcome !== 'malformed') return line;
    problem ??= line;
  }
  return problem!;
}

async function inflatedLine(bytes: Buffer, encoding: Exclude<Encoding, 'identity'>, limit: number): Promise<Inflated> {
  const decoder = DECODERS[encoding]();
  decoder.end(bytes);
  try {
    return await lineOf(decoder, limit);
  } catch (error) {
    return malformed(
      `request body is not valid ${encoding === 'br' ? 'brotli' : encoding}: ${(error as Error).message}`,
    );
  } finally {
    decoder.destroy();
  }
}

async function lineOf(chunks: AsyncIterable<Buffer> | Iterable<Buffer>, limit: number): Promise<Inflated> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const end = chunk.indexOf(LINE_FEED);
    const part = end === -1 ? chunk : chunk.subarray(0, end);
    length += part.length;
    if (length > limit) return tooLarge('envelope header', limit);
    parts.push(part);
    if (end !== -1) break;
  }
  return { outcome: 'ok', bytes: Buffer.concat(parts) };
}
