import { debugIdOf } from '../map/debug-id.ts';
import { objectOr, readJson, textOr, type Unknown } from '../map/map-json.ts';
import { MAX_SOURCE_NAME_CHARACTERS } from '../limits.ts';
import { RefusedFile } from '../refused-file.ts';

export type FileType = 'minified_source' | 'source_map' | 'source' | 'indexed_ram_bundle';
const TYPES: ReadonlySet<string> = new Set(['minified_source', 'source_map', 'source', 'indexed_ram_bundle']);

/** A file of a bundle, as the manifest describes it. */
export interface ManifestFile {
  /** Its name in the archive, which is a key and nothing else: it is no path on any disk. */
  name: string;
  type: FileType;
  /** Where the script is loaded from: `~/static/app.js`, or an address; `null`: not said. */
  url: string | null;
  /** In lower case with dashes. */
  debugId: string | null;
  /** The address of its map, relative to its own. */
  sourceMap: string | null;
}

/** What a bundle says of itself. Whose it is says the request that brings it. */
export interface Manifest {
  files: ManifestFile[];
  /** Of the bundle, not of a file. */
  debugId: string | null;
  release: string | null;
  dist: string | null;
}

const MANIFEST = 'manifest.json';

/**
 * Reads the manifest of an artifact bundle. Files of kinds that are not about JavaScript are left out.
 * @throws RefusedFile
 */
export function readManifest(bytes: Uint8Array): Manifest {
  const json = readJson(bytes, MANIFEST);
  const files = objectOr(json['files']);
  if (files === null) throw new RefusedFile(MANIFEST, 'has no object "files"');
  return {
    files: Object.entries(files).flatMap(([name, file]) => fileOf(name, objectOr(file))),
    debugId: debugIdOf(json['debug_id']),
    release: textOr(json['release']),
    dist: textOr(json['dist']),
  };
}

function fileOf(name: string, file: Unknown | null): ManifestFile[] {
  if (file === null) throw new RefusedFile(name, 'is no object in manifest.json');
  const type = textOr(file['type']);
  if (type === null || !TYPES.has(type)) return [];
  const headers = headersOf(file['headers']);
  const url = textOr(file['url'])?.slice(0, MAX_SOURCE_NAME_CHARACTERS) ?? null;
  return [
    {
      name,
      type: type as FileType,
      url: url === '' ? null : url,
      debugId: debugIdOf(headers.get('debug-id') ?? file['debug_id']),
      sourceMap: headers.get('sourcemap') ?? headers.get('x-sourcemap') ?? null,
    },
  ];
}

/** Each tool spells their names in letters of its own size. */
function headersOf(value: unknown): Map<string, string> {
  const headers = new Map<string, string>();
  for (const [name, text] of Object.entries(objectOr(value) ?? {}))
    if (typeof text === 'string' && text !== '') headers.set(name.toLowerCase(), text);
  return headers;
}
