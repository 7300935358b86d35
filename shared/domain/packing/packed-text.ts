import { constants, zstdCompressSync, zstdDecompressSync, type ZstdOptions } from 'node:zlib';
import { dictionary, NEWEST_DICTIONARY } from './dictionaries.ts';

/**
 * Level 3, measured on events of 8, 40 and 200 KB: level 1 saves a fifth of the time and is up to 9 % larger; levels from 4
 * on take twice the time and more for at most 8 % less. The logarithms keep the tables small that zstd makes of the
 * dictionary for every text, which takes 20 µs less at the same size. The checksum, four bytes, tells when a text is read
 * with another dictionary than its own; without one, zstd would make another text of it.
 */
const PARAMS = {
  [constants.ZSTD_c_compressionLevel]: 3,
  [constants.ZSTD_c_hashLog]: 13,
  [constants.ZSTD_c_chainLog]: 13,
  [constants.ZSTD_c_contentSizeFlag]: 0,
  [constants.ZSTD_c_checksumFlag]: 1,
};

/**
 * Packs a text: a byte with the number of a dictionary, then zstd with that.
 * @param number of the dictionary; 0 is none
 */
export function packText(text: string, number = NEWEST_DICTIONARY): Buffer {
  return Buffer.concat([Buffer.of(number), zstdCompressSync(text, { params: PARAMS, ...usingDictionary(number) })]);
}

/** Undoes `packText`. @throws Error for what it did not make, and for what was packed with a dictionary that is not there */
export function unpackText(packed: Uint8Array): string {
  const number = packed[0];
  if (number === undefined) throw new Error('nothing is packed in no bytes');
  return zstdDecompressSync(packed.subarray(1), usingDictionary(number)).toString('utf8');
}

function usingDictionary(number: number): ZstdOptions {
  return number === 0 ? {} : { dictionary: dictionary(number) };
}
