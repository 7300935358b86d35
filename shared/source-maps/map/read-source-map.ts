import { MAX_FILE_BYTES, MAX_MAPPINGS, MAX_NAME_CHARACTERS, MAX_SOURCES } from '../limits.ts';
import { RefusedFile } from '../refused-file.ts';
import { debugIdsOfMap } from './debug-id.ts';
import { decodeMappings } from './decode-mappings.ts';
import { hermesFunctions, type FunctionStarts } from './hermes-functions.ts';
import { listOr, readJson, textOr, type Unknown } from './map-json.ts';
import { mapParts, type MapPart } from './map-parts.ts';
import { dropRepeated, roomFor, type Segments } from './segments.ts';
import { sourcesOf, type Source } from './sources.ts';
import { InvalidVlq, VlqReader } from './vlq.ts';

/** A source map, its sections put together. */
export interface SourceMap {
  /** By line, then by column. */
  segments: Segments;
  sources: Source[];
  names: string[];
  /** By source, where the map brings the names of functions itself. */
  functions: (FunctionStarts | null)[] | null;
  /** That it names itself, in lower case with dashes. */
  debugIds: string[];
}

/**
 * Reads a source map of version 3 (ECMA-426), indexed or not.
 * @param file its name, for what is wrong with it
 * @throws RefusedFile
 */
export function readSourceMap(bytes: Uint8Array, file: string): SourceMap {
  if (bytes.length > MAX_FILE_BYTES) throw new RefusedFile(file, `has more than ${MAX_FILE_BYTES} bytes`);
  const json = readJson(bytes, file);
  const version = json['version'];
  if (version !== undefined && version !== 3 && version !== '3')
    throw new RefusedFile(file, 'is no source map of version 3');
  const parts = mapParts(json, file);
  const readers = parts.map(({ map }) => new VlqReader(mappingsOf(map, file)));
  const segments = roomFor(countOf(readers, file));
  const whole: SourceMap = { segments, sources: [], names: [], functions: null, debugIds: debugIdsOfMap(json) };
  for (const [index, part] of parts.entries()) append(part, readers[index]!, whole, file);
  dropRepeated(segments);
  return whole;
}

function mappingsOf(map: Unknown, file: string): string {
  const mappings = textOr(map['mappings']);
  if (mappings === null) throw new RefusedFile(file, 'has no mappings');
  return mappings;
}

function countOf(readers: readonly VlqReader[], file: string): number {
  const count = readers.reduce((sum, reader) => sum + reader.countGroups(), 0);
  if (count > MAX_MAPPINGS) throw new RefusedFile(file, `has more than ${MAX_MAPPINGS} mappings`);
  return count;
}

function append({ map, offset, end }: MapPart, reader: VlqReader, whole: SourceMap, file: string): void {
  const sources = sourcesOf(map);
  const names = listOr(map['names']).map((name) => (textOr(name) ?? '').slice(0, MAX_NAME_CHARACTERS));
  const counted = {
    offset,
    end,
    sources: { count: sources.length, before: whole.sources.length },
    names: { count: names.length, before: whole.names.length },
  };
  if (whole.sources.length + sources.length > MAX_SOURCES)
    throw new RefusedFile(file, `has more than ${MAX_SOURCES} sources`);
  try {
    decodeMappings(reader, counted, whole.segments);
  } catch (error) {
    if (error instanceof InvalidVlq) throw new RefusedFile(file, `its mappings are damaged: ${error.message}`);
    throw error;
  }
  appendFunctions(map, sources.length, whole);
  for (const source of sources) whole.sources.push(source);
  for (const name of names) whole.names.push(name);
}

function appendFunctions(map: Unknown, sources: number, whole: SourceMap): void {
  const functions = hermesFunctions(map);
  if (functions === null && whole.functions === null) return;
  whole.functions ??= Array.from({ length: whole.sources.length }, () => null);
  for (let source = 0; source < sources; source++) whole.functions.push(functions?.[source] ?? null);
}
