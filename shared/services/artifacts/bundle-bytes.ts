import { uploadDigest } from '../../domain/artifact/chunk.ts';
import { MAX_CHUNK_BYTES } from '../../domain/limits.ts';
import { objectKeys } from '../../s3/keys.ts';
import type { Objects } from '../../s3/objects.ts';
import type { RandomAccess } from '../../source-maps/bundle/random-access.ts';
import type { BuildOrder } from './assemble.ts';

/**
 * Opens what was uploaded in chunks, read by ranges, so that none of it is in memory that nobody asked for. Each chunk is
 * read once before that, for the digest of all.
 * @returns `null`: all chunks together do not have the digest
 */
export async function bundleBytes(
  objects: Objects,
  { chunks, owner, checksum }: Pick<BuildOrder, 'chunks' | 'owner' | 'checksum'>,
): Promise<RandomAccess | null> {
  const chunkAt = (index: number): Promise<Buffer> => objects.get(objectKeys.chunk(owner, chunks[index]!));
  const hash = uploadDigest();
  const starts = [0];
  for (const index of chunks.keys()) {
    const chunk = await chunkAt(index);
    hash.update(chunk);
    starts.push(starts.at(-1)! + chunk.length);
  }
  if (hash.hex() !== checksum) return null;
  return { size: starts.at(-1)!, read: readerOf(starts, remembering(chunkAt)) };
}

/** Reads from a sequence of parts of which only their starts, and the end, are known. */
export function readerOf(starts: readonly number[], part: (index: number) => Promise<Buffer>): RandomAccess['read'] {
  return async (start, length) => {
    const end = start + length;
    const touched = starts
      .slice(0, -1)
      .flatMap((from, index) => (from < end && starts[index + 1]! > start ? [index] : []));
    const pieces: Buffer[] = [];
    for (const index of touched) {
      const bytes = await part(index);
      pieces.push(bytes.subarray(Math.max(0, start - starts[index]!), Math.min(bytes.length, end - starts[index]!)));
    }
    return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
  };
}

/** A ZIP is read from its end, then file by file: what was read last is read again. 32 MiB. */
const MAX_REMEMBERED = (16 * 2 * 2 ** 20) / MAX_CHUNK_BYTES;

function remembering(read: (index: number) => Promise<Buffer>): (index: number) => Promise<Buffer> {
  const known = new Map<number, Promise<Buffer>>();
  return (index) => {
    const found = known.get(index) ?? read(index);
    known.delete(index);
    known.set(index, found);
    if (known.size > MAX_REMEMBERED) known.delete(known.keys().next().value!);
    return found;
  };
}
