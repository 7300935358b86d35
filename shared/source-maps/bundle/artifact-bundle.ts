import { MAX_BUNDLE_BYTES, MAX_MANIFEST_BYTES } from '../limits.ts';
import { RefusedFile } from '../refused-file.ts';
import { readManifest, type Manifest, type ManifestFile } from './manifest.ts';
import type { RandomAccess } from './random-access.ts';
import { bufferOf, readZipDirectory } from './zip-directory.ts';
import { readZipEntry } from './zip-entry.ts';

/** A bundle whose directory and manifest were read, and whose files can be, one at a time. */
export interface ArtifactBundle extends Manifest {
  /** Size of a file, inflated. */
  sizeOf(file: ManifestFile): number;
  /** @throws RefusedFile */
  read(file: ManifestFile): Promise<Buffer>;
}

const BUNDLE = 'artifact bundle';
const MANIFEST = 'manifest.json';
const MAGIC = 'SYSB';
const VERSION = 2;
const HEADER_BYTES = 8;

/**
 * Opens an artifact bundle as Sentry's tools upload it: `SYSB`, a version, and a zip archive with a `manifest.json`
 * (getsentry/symbolic, symbolic-debuginfo/src/sourcebundle). All in it is the sender's word.
 * @throws RefusedFile that names the file
 */
export async function openArtifactBundle(file: RandomAccess): Promise<ArtifactBundle> {
  if (file.size > MAX_BUNDLE_BYTES) throw new RefusedFile(BUNDLE, `has more than ${MAX_BUNDLE_BYTES} bytes`);
  const header = bufferOf(await file.read(0, HEADER_BYTES));
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, 4) !== MAGIC)
    throw new RefusedFile(BUNDLE, `does not begin with ${MAGIC}`);
  const version = header.readUInt32LE(4);
  if (version !== VERSION) throw new RefusedFile(BUNDLE, `has version ${version}, not ${VERSION}`);
  const entries = await readZipDirectory(file, BUNDLE);
  const entryOf = (name: string) => {
    const entry = entries.get(name);
    if (entry === undefined) throw new RefusedFile(name, 'is not in the bundle');
    return entry;
  };
  const entry = entryOf(MANIFEST);
  if (entry.bytes > MAX_MANIFEST_BYTES) throw new RefusedFile(MANIFEST, `has more than ${MAX_MANIFEST_BYTES} bytes`);
  const manifest = readManifest(await readZipEntry(file, entry));
  for (const { name } of manifest.files) entryOf(name);
  return {
    ...manifest,
    sizeOf: ({ name }) => entryOf(name).bytes,
    read: ({ name }) => readZipEntry(file, entryOf(name)),
  };
}
