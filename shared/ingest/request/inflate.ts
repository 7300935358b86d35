import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { malformed, tooLarge, type Malformed, type TooLarge } from './outcome.ts';
import { MAX_ZSTD_FRAMES } from '../../domain/limits.ts';
import { zstdFrames } from './zstd-frames.ts';

export type Inflated = { outcome: 'ok'; bytes: Buffer } | Malformed | TooLarge;

export type Encoding = 'gzip' | 'zlib' | 'raw deflate' | 'br' | 'zstd' | 'identity';

/**
 * A body without its compression. Magic bytes decide before the header does, since headers lie: proxies inflate and
 * leave the header, Ruby's client sends an empty `Content-Encoding`, old Android's sends `UTF-8`, and "deflate" is
 * zlib-wrapped or raw as the client likes.
 *
 * Synchronous, because a function handles one request at a time and nothing else could run meanwhile: inflating an
 * event of 40 KB takes 40 µs of CPU here and 130 µs through the thread pool.
 *
 * @param limit of the inflated bytes; inflating stops there, so a small body cannot fill the memory.
 */
export function inflate(bytes: Buffer, contentEncoding: string | undefined, limit: number): Inflated {
  const encodings = encodingsOf(bytes, contentEncoding);
  let problem: Malformed | null = null;
  for (const encoding of encodings) {
    const inflated = attempt(encoding, bytes, limit);
    if (inflated.outcome !== 'malformed') return inflated;
    problem ??= inflated;
  }
  return problem!;
}

/** What the body may be, the likeliest first. What starts like JSON may have been inflated on its way already. */
export function encodingsOf(bytes: Buffer, contentEncoding: string | undefined): Encoding[] {
  const named = (contentEncoding ?? '').toLowerCase();
  const deflate = named.includes('deflate');
  const signed = signedEncoding(bytes, deflate);
  if (signed !== null) return signed === 'zlib' && deflate ? ['zlib', 'raw deflate'] : [signed];
  const claimed: Encoding | null = deflate ? 'raw deflate' : /\bbr\b/.test(named) ? 'br' : null;
  if (claimed === null) return ['identity'];
  return looksLikeText(bytes) ? [claimed, 'identity'] : [claimed];
}

function signedEncoding(bytes: Buffer, deflate: boolean): Encoding | null {
  if (bytes.length < 2) return null;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  if (bytes.length >= 4 && bytes.readUInt32LE(0) === 0xfd2fb528) return 'zstd';
  return isZlibHeader(bytes.readUInt16BE(0)) && (deflate || bytes[0] === 0x78) ? 'zlib' : null;
}

/** RFC 1950 §2.2: method 8, a window of at most 32 KiB, and a check that makes both bytes a multiple of 31. */
function isZlibHeader(header: number): boolean {
  return (header & 0x8f00) === 0x0800 && header % 31 === 0;
}

function looksLikeText(bytes: Buffer): boolean {
  return bytes.length === 0 || /^(?:\ufeff|ï»¿)?\s*[{[\w+/]/.test(bytes.toString('latin1', 0, 64));
}

function attempt(encoding: Encoding, bytes: Buffer, limit: number): Inflated {
  try {
    const inflated = INFLATERS[encoding](bytes, limit);
    return inflated.length > limit ? tooLarge('request body', limit) : { outcome: 'ok', bytes: inflated };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') return tooLarge('request body', limit);
    return malformed(`request body is not valid ${encoding === 'br' ? 'brotli' : encoding}: ${message}`);
  }
}

const INFLATERS: Record<Encoding, (bytes: Buffer, limit: number) => Buffer> = {
  gzip: (bytes, limit) => gunzipSync(bytes, outputLimit(limit)),
  zlib: (bytes, limit) => inflateSync(bytes, outputLimit(limit)),
  'raw deflate': (bytes, limit) => inflateRawSync(bytes, outputLimit(limit)),
  br: (bytes, limit) => brotliDecompressSync(bytes, outputLimit(limit)),
  zstd: inflateZstd,
  identity: (bytes) => bytes,
};

/** One byte over the limit is enough to know, and zlib takes no limit of zero. */
function outputLimit(limit: number): { maxOutputLength: number } {
  return { maxOutputLength: limit + 1 };
}

function inflateZstd(bytes: Buffer, limit: number): Buffer {
  const frames = zstdFrames(bytes);
  if (frames === 'cut off') throw new Error('unexpected end of file');
  if (frames === 'too many') throw new Error(`more than ${MAX_ZSTD_FRAMES} frames`);
  const parts: Buffer[] = [];
  let room = limit;
  for (const frame of frames) {
    const part = zstdDecompressSync(frame, outputLimit(Math.max(room, 0)));
    room -= part.length;
    parts.push(part);
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}
