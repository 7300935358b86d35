import { crc32, inflateRawSync } from 'node:zlib';
import { RefusedFile } from '../refused-file.ts';
import type { RandomAccess } from './random-access.ts';
import { bufferOf, type ZipEntry } from './zip-directory.ts';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;

/**
 * Reads one entry of a zip archive and inflates it, to the size that its directory says and no further.
 * @throws RefusedFile
 */
export async function readZipEntry(file: RandomAccess, entry: ZipEntry): Promise<Buffer> {
  const { name, offset, packedBytes, method, bytes, crc } = entry;
  const header = bufferOf(await file.read(offset, LOCAL_BYTES));
  if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== LOCAL_SIGNATURE)
    throw new RefusedFile(name, 'is not where the directory of the bundle says');
  // Sizes stand in the directory: here they may be left open.
  const start = offset + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = bufferOf(await file.read(start, packedBytes));
  if (packed.length < packedBytes) throw new RefusedFile(name, 'is cut off');
  const inflated = method === 0 ? packed : inflate(packed, bytes, name);
  if (inflated.length !== bytes || crc32(inflated) !== crc)
    throw new RefusedFile(name, 'does not have the size and checksum that the directory of the bundle says');
  return inflated;
}

/** All at once: pieces of the usual size would be there twice before they are one. */
function inflate(packed: Buffer, bytes: number, name: string): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: bytes + 1, chunkSize: Math.max(64, bytes + 1) });
  } catch {
    throw new RefusedFile(name, `cannot be inflated to its ${bytes} bytes`);
  }
}
