import { createHash } from 'node:crypto';
import { VERSION } from '../index/format.ts';
import { writeIndex, type WrittenIndex } from '../index/write-index.ts';
import { debugIdsOfScript } from '../map/debug-id.ts';
import { readSourceMap, type SourceMap } from '../map/read-source-map.ts';
import { RefusedFile } from '../refused-file.ts';
import { MAX_FILE_BYTES } from '../limits.ts';
import { TooManyFunctions } from './too-many-functions.ts';
import { rowsOfMap, rowsOfScript, type FunctionRow } from './function-rows.ts';
import { functionsOfScript } from './functions-of-script.ts';
import { OriginalNames } from './original-names.ts';
import { astralPlaces, ScriptPlaces } from './script-places.ts';
import { withPlainLineBreaks } from './source-lines.ts';

/** A file as it was uploaded. */
export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

export interface BuiltIndex extends WrittenIndex {
  /** That the script and the map name themselves. */
  debugIds: string[];
  /** What does not keep the map from being used, in sentences. */
  notes: string[];
  mappings: number;
  sources: number;
  /** Sources without their text. */
  sourcesWithoutText: number;
}

/** Sources that a map does not have itself. */
export interface OtherTexts {
  /** `''` where there are none. */
  digest: string;
  textOf: (name: string) => string | null;
}

const NO_TEXTS: OtherTexts = { digest: '', textOf: () => null };

/**
 * Returns the digest of what an index is built from, SHA-256, the same for the same files and version: what was built once
 * need not be built again. The index has its first 16 bytes.
 */
export function digestOf(map: Uint8Array, script: Uint8Array | null, texts: OtherTexts = NO_TEXTS): Buffer {
  const hash = createHash('sha256').update(`${VERSION} ${texts.digest} ${map.length} `).update(map);
  if (script !== null) hash.update(script);
  return hash.digest();
}

/**
 * Builds the index of a source map. The script gives the names of functions; without it, or where it is no JavaScript, those
 * of the map's mappings are all there is.
 * @throws RefusedFile for a map that cannot be used
 */
export function buildIndex(
  mapFile: UploadedFile,
  scriptFile: UploadedFile | null,
  texts: OtherTexts = NO_TEXTS,
): BuiltIndex {
  const builtFrom = digestOf(mapFile.bytes, scriptFile?.bytes ?? null, texts);
  const map = readSourceMap(mapFile.bytes, mapFile.name);
  for (const source of map.sources) {
    const text = source.text ?? (source.name === null ? null : texts.textOf(source.name));
    source.text = text === null ? null : withPlainLineBreaks(text);
  }
  const notes: string[] = [];
  const { functions, astral, debugIds } = readScript(scriptFile, map, notes);
  const written = writeIndex({ map, functions, astral, builtFrom });
  return {
    ...written,
    debugIds: [...new Set([...debugIds, ...map.debugIds])],
    notes,
    mappings: map.segments.count,
    sources: map.sources.length,
    sourcesWithoutText: map.sources.filter(({ text }) => text === null).length,
  };
}

type OfScript = Pick<Parameters<typeof writeIndex>[0], 'functions' | 'astral'> & { debugIds: string[] };

function readScript(file: UploadedFile | null, map: SourceMap, notes: string[]): OfScript {
  if (file === null || file.bytes.length === 0)
    return { functions: functionRows(null, map, notes), astral: [], debugIds: [] };
  if (file.bytes.length > MAX_FILE_BYTES) throw new RefusedFile(file.name, `has more than ${MAX_FILE_BYTES} bytes`);
  const text = textOf(file.bytes);
  const places = new ScriptPlaces(text);
  const functions = functionRows({ name: file.name, text, places }, map, notes);
  const astral = astralPlaces(text, places);
  if (astral === null)
    notes.push(`${file.name}: has so many characters beyond U+FFFF that columns of old Firefoxes are not converted`);
  return { functions, astral: astral ?? [], debugIds: debugIdsOfScript(text) };
}

interface Script {
  name: string;
  text: string;
  places: ScriptPlaces;
}

/** What the map itself says of functions counts more: the script may be bytecode. */
function functionRows(script: Script | null, map: SourceMap, notes: string[]): FunctionRow[] {
  try {
    if (map.functions !== null) return rowsOfMap(map);
    if (script === null) return [];
    const { text, places } = script;
    return rowsOfScript(functionsOfScript(text), places, new OriginalNames(text, places, map));
  } catch (error) {
    const why = whyUnnamed(error);
    if (why === null) throw error;
    notes.push(`${script?.name ?? 'source map'}: ${why.slice(0, 300)}, so functions keep the names of their mappings`);
    return [];
  }
}

function whyUnnamed(error: unknown): string | null {
  if (error instanceof TooManyFunctions) return error.message;
  if (error instanceof RangeError || /stack space/.test((error as Error).message)) return 'is nested too deep';
  return error instanceof SyntaxError ? `is not valid JavaScript (${error.message})` : null;
}

function textOf({ buffer, byteOffset, length }: Uint8Array): string {
  const text = Buffer.from(buffer, byteOffset, length).toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
