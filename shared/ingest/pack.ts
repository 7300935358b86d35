import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { JsonObject } from './event.ts';
import { fit } from './trim.ts';

/** A payload as it is stored: zstd over its JSON, trimmed where it would not fit (see `fit`). */
export function packPayload(payload: JsonObject, maxBytes: number): Buffer {
  return fit(payload, maxBytes, compressed);
}

export function unpackPayload(packed: Uint8Array): JsonObject {
  return JSON.parse(zstdDecompressSync(packed).toString('utf8')) as JsonObject;
}

const PARAMS = { [constants.ZSTD_c_compressionLevel]: 3 };

function compressed(json: string): Buffer {
  return zstdCompressSync(json, { params: PARAMS });
}
