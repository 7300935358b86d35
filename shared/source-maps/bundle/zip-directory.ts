import { MAX_BUNDLE_FILES, MAX_BUNDLE_INFLATED_BYTES, MAX_FILE_BYTES } from '../limits.ts';
import { RefusedFile } from '../refused-file.ts';
import type { RandomAccess } from './random-access.ts';

/** An entry of a zip archive, as its central directory has it (PKWARE's APPNOTE.TXT, section 4.3). */
export interface ZipEntry {
  name: string;
  /** 0 is stored, 8 is deflated. */
  method: number;
  crc: number;
  packedBytes: number;
  bytes: number;
  /** Of its local header. */
  offset: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
/** In the place of a number: it stands in an extra field of zip64. */
const IN_ZIP64 = 0xffffffff;
const IS_ENCRYPTED = 1;

/** Maximum size of a central directory: each entry with a name, an extra field and a comment of a kilobyte. */
const MAX_DIRECTORY_BYTES = MAX_BUNDLE_FILES * 1024;

/**
 * Reads the central directory of a zip archive. Offsets count from the beginning of the file, or of the archive within it.
 * @param bundle its name, for what is wrong with it
 * @throws RefusedFile that names the entry, if it is one
 */
export async function readZipDirectory(file: RandomAccess, bundle: string): Promise<Map<string, ZipEntry>> {
  const end = await readEnd(file, bundle);
  if (end.count > MAX_BUNDLE_FILES) throw new RefusedFile(bundle, `has more than ${MAX_BUNDLE_FILES} files`);
  if (end.bytes > MAX_DIRECTORY_BYTES)
    throw new RefusedFile(bundle, `has a directory of more than ${MAX_DIRECTORY_BYTES} bytes`);
  const start = end.at - end.bytes;
  if (start < 0 || end.offset > start) throw new RefusedFile(bundle, 'is not a zip archive: its directory is cut off');
  const bytes = bufferOf(await file.read(start, end.bytes));
  const entries = entriesOf(bytes, end.count, start - end.offset, bundle);
  check([...entries.values()], start);
  return entries;
}

async function readEnd(
  file: RandomAccess,
  bundle: string,
): Promise<{ at: number; count: number; bytes: number; offset: number }> {
  const length = Math.min(file.size, END_BYTES + MAX_COMMENT_BYTES);
  const tail = bufferOf(await file.read(file.size - length, length));
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE || at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length)
      continue;
    const count = tail.readUInt16LE(at + 10);
    const [bytes, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    if (bytes === IN_ZIP64 || offset === IN_ZIP64) throw new RefusedFile(bundle, 'is a zip64 archive');
    return { at: file.size - length + at, count, bytes, offset };
  }
  throw new RefusedFile(bundle, 'is not a zip archive: it has no end of a directory');
}

/** @param shift from the archive's offsets to those of the file */
function entriesOf(bytes: Buffer, count: number, shift: number, bundle: string): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > bytes.length || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE)
      throw new RefusedFile(bundle, `is not a zip archive: entry ${index} of its directory is damaged`);
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const entry: ZipEntry = {
      name: bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + name),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packedBytes: bytes.readUInt32LE(at + 20),
      bytes: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42) + shift,
    };
    if ((bytes.readUInt16LE(at + 8) & IS_ENCRYPTED) !== 0) throw new RefusedFile(entry.name, 'is encrypted');
    if (entries.has(entry.name)) throw new RefusedFile(entry.name, 'is in the bundle twice');
    entries.set(entry.name, entry);
    at += ENTRY_BYTES + name + extra + comment;
  }
  return entries;
}

/** Sizes as they are claimed: whoever inflates an entry holds it to them. */
function check(entries: readonly ZipEntry[], end: number): void {
  let inflated = 0;
  for (const { name, method, packedBytes, bytes } of entries) {
    if (method !== 0 && method !== 8) throw new RefusedFile(name, `is packed by method ${method}, not by deflate`);
    if (method === 0 && packedBytes !== bytes) throw new RefusedFile(name, 'is stored with two sizes');
    if (bytes > MAX_FILE_BYTES) throw new RefusedFile(name, `has more than ${MAX_FILE_BYTES} bytes`);
    inflated += bytes;
    if (inflated > MAX_BUNDLE_INFLATED_BYTES)
      throw new RefusedFile(name, `makes the bundle larger than ${MAX_BUNDLE_INFLATED_BYTES} bytes inflated`);
  }
  // Entries that share bytes make much out of little.
  const sorted = entries.toSorted((a, b) => a.offset - b.offset);
  for (const [index, { name, offset, packedBytes }] of sorted.entries()) {
    if (offset + LOCAL_BYTES + packedBytes > (sorted[index + 1]?.offset ?? end))
      throw new RefusedFile(name, 'overlaps what follows it in the bundle');
  }
}

export function bufferOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}
