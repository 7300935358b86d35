import { createHash } from 'node:crypto';
import type { Bundle } from '../../domain/artifact/bundle.ts';
import { MAX_CHUNK_BYTES } from '../../domain/limits.ts';
import { objectKeys } from '../../s3/keys.ts';
import type { Objects } from '../../s3/objects.ts';
import * as artifacts from '../../store/artifacts.ts';
import * as bundles from '../../store/bundles.ts';
import type { Store } from '../../store/table/store.ts';
import type { BuildOrder } from './assemble.ts';

/** What was uploaded, read by ranges, so that none of it is in memory that nobody asked for. */
export interface BundleBytes {
  size: number;
  /** Reads from a place on, counted from 0; fewer only where they end. */
  read: (start: number, length: number) => Promise<Buffer>;
}

/** One map with its script, made ready for look-ups. */
export interface BuiltArtifact {
  /** Lower-case, with dashes. */
  debug_id: string;
  /** Addresses of the files in the bundle. */
  names: readonly string[];
  /** SHA-256 of map and script. */
  digest: string;
  index: Buffer;
  texts: Buffer | null;
}

/**
 * Reads a bundle and hands out what becomes of it, one after the other.
 * @returns `refused` with a sentence that names the file that is at fault.
 */
export type BuildArtifacts = (
  bundle: BundleBytes,
  write: (artifact: BuiltArtifact) => Promise<void>,
) => Promise<{ outcome: 'built' } | { outcome: 'refused'; problem: string }>;

/** How many days it is kept that an upload was put together, and what became of it when no event asks for that. */
const KEPT_DAYS = 90;
/** Seconds that a failure is told. Afterwards the same upload is tried again. */
const FAILED_S = 600;
const DAY_S = 86_400;

/**
 * Puts an upload together: checks that its chunks are what its digest says, and keeps what is built of it, objects first.
 * Begun twice, the second does nothing; ended half-way, the next attempt writes the same objects again.
 */
export async function buildBundle(
  { store, objects, build, now }: { store: Store; objects: Objects; build: BuildArtifacts; now: () => Date },
  order: BuildOrder,
): Promise<void> {
  const seconds = (): number => Math.floor(now().getTime() / 1000);
  const begun = await bundles.move(store, order, ['created', 'assembling'], {
    detail: null,
    expires_at: seconds() + DAY_S,
  });
  if (!begun) return;
  const end = (state: 'ok' | 'error', detail: Bundle['detail'], keptS: number) =>
    bundles.move(store, order, ['assembling', state], { detail, expires_at: seconds() + keptS });

  const bytes = await bytesOf(objects, order);
  if (bytes === null) return void (await end('error', 'The chunks are not what the checksum says.', FAILED_S));
  const built = await build(bytes, async (artifact) => {
    await objects.put(objectKeys.index(order.project_id, artifact.debug_id), artifact.index);
    if (artifact.texts) await objects.put(objectKeys.texts(order.project_id, artifact.debug_id), artifact.texts);
    const { index, texts, ...rest } = artifact;
    await artifacts.put(store, {
      ...rest,
      project_id: order.project_id,
      release: order.release,
      dist: order.dist,
      index_bytes: index.length,
      texts_bytes: texts?.length ?? 0,
      created_at: now().toISOString(),
      expires_at: seconds() + KEPT_DAYS * DAY_S,
    });
  });
  if (built.outcome === 'refused') await end('error', built.problem, FAILED_S);
  // Not longer than what was built of it, else it would be said to be there when that is gone.
  else await end('ok', null, KEPT_DAYS * DAY_S);
}

/** `null`: all chunks together do not have the digest. Each is read once for that, and not kept. */
async function bytesOf(objects: Objects, { chunks, owner, checksum }: BuildOrder): Promise<BundleBytes | null> {
  const chunkAt = (index: number): Promise<Buffer> => objects.get(objectKeys.chunk(owner, chunks[index]!));
  const hash = createHash('sha1');
  const starts = [0];
  for (const index of chunks.keys()) {
    const chunk = await chunkAt(index);
    hash.update(chunk);
    starts.push(starts.at(-1)! + chunk.length);
  }
  if (hash.digest('hex') !== checksum) return null;
  return { size: starts.at(-1)!, read: readerOf(starts, remembering(chunkAt)) };
}

/** Reads from a sequence of parts of which only their starts, and the end, are known. */
export function readerOf(starts: readonly number[], part: (index: number) => Promise<Buffer>): BundleBytes['read'] {
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
    return Buffer.concat(pieces);
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
