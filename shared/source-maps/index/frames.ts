import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { DamagedIndex } from './varints.ts';

const PACKED = { params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 } };

/**
 * Packs bytes into one zstd frame with a checksum of four bytes: a range of another object is never taken for one of this.
 * However small it is, 64 KiB of zlib's stay in memory as long as it does: copy what is kept.
 */
export function packFrame(bytes: Uint8Array): Buffer {
  return zstdCompressSync(bytes, PACKED);
}

/**
 * Unpacks one zstd frame.
 * @param most bytes of its content
 * @throws DamagedIndex
 */
export function unpackFrame(bytes: Uint8Array, most: number): Buffer {
  try {
    return zstdDecompressSync(bytes, { maxOutputLength: most });
  } catch (error) {
    throw new DamagedIndex((error as Error).message);
  }
}
