import { debugIdsInBytes } from '../map/debug-id.ts';
import { inlineMap, isInline, mapReferenceOf, resolveReference } from '../map/map-reference.ts';
import type { ArtifactBundle } from './artifact-bundle.ts';
import type { ManifestFile } from './manifest.ts';
import type { MapPair } from './map-pairs.ts';

/** A file of a bundle with its content. */
export interface ReadFile {
  /** Its name in the bundle. */
  name: string;
  url: string | null;
  bytes: Uint8Array;
}

/** A map and its script, read. */
export interface ReadPair {
  map: ReadFile;
  script: ReadFile | null;
  /** That the manifest, the script, and the ends of the map name. */
  debugIds: string[];
}

/**
 * Reads a map and its script. Where the manifest does not say which map a script has, the script does: one that is within it,
 * or another file of the bundle.
 * @returns `null`: the bundle has no map for the script
 * @throws RefusedFile
 */
export async function readPair(bundle: ArtifactBundle, pair: MapPair): Promise<ReadPair | null> {
  const script = pair.script && (await read(bundle, pair.script));
  const map = pair.map ? await read(bundle, pair.map) : script && (await mapOfScript(bundle, script));
  if (map === null) return null;
  const named = [...(script === null ? [] : debugIdsInBytes(script.bytes)), ...debugIdsInBytes(map.bytes)];
  return { map, script, debugIds: [...new Set([...pair.debugIds, ...named])] };
}

async function mapOfScript(bundle: ArtifactBundle, { name, url, bytes }: ReadFile): Promise<ReadFile | null> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const reference = mapReferenceOf(text);
  if (reference === null) return null;
  if (isInline(reference)) return { name: `${name} (inline map)`, url, bytes: inlineMap(reference, name) };
  const address = url === null ? null : resolveReference(reference, url);
  const file = bundle.files.findLast((one) => one.type === 'source_map' && one.url !== null && one.url === address);
  return file === undefined ? null : read(bundle, file);
}

async function read(bundle: ArtifactBundle, file: ManifestFile): Promise<ReadFile> {
  return { name: file.name, url: file.url, bytes: await bundle.read(file) };
}
