import type { Place } from '../map/map-parts.ts';
import type { SourceMap } from '../map/read-source-map.ts';
import { NONE } from '../map/segments.ts';
import type { Source } from '../map/sources.ts';
import { writeBlock, type Rows } from './blocks.ts';
import { writeDirectory, type FrameNote } from './directory.ts';
import {
  BLOCK_ROWS,
  HAS_TEXT,
  HEADER_BYTES,
  IS_IGNORED,
  IS_NAMED,
  NAMES_PER_CHUNK,
  SOURCES_PER_CHUNK,
  writeHeader,
  type Part,
} from './format.ts';
import { packFrame } from './frames.ts';
import { NamesTable } from './names-table.ts';
import { VarintWriter } from './varints.ts';
import type { TextPlace } from './read-chunks.ts';
import { writeTexts } from './write-texts.ts';

/** What an index is written from. */
export interface IndexInput {
  map: SourceMap;
  /** Where code gets into functions and out of them, sorted. */
  functions: readonly (Place & { name: string | null; minified: string | null })[];
  /** Places of characters of two UTF-16 units, sorted. */
  astral: readonly Place[];
  /** 16 bytes. */
  builtFrom: Uint8Array;
}

/** The two objects that are kept of a source map. */
export interface WrittenIndex {
  index: Uint8Array;
  /** The texts of its sources; empty where there are none. */
  texts: Uint8Array;
}

/** Writes the index of a source map and the texts of its sources. */
export function writeIndex({ map, functions, astral, builtFrom }: IndexInput): WrittenIndex {
  const table = new NamesTable();
  const { segments, sources } = map;
  const written = writeTexts(sources, ({ text }) => text);
  const body = new Body();
  const rowsOfMappings: Rows = {
    line: segments.line,
    column: segments.column,
    values: [segments.source, segments.sourceLine, segments.sourceColumn, renumbered(map, table)],
  };
  body.blocks('mappings', rowsOfMappings, segments.count);
  body.blocks('functions', functionRows(functions, table, astral.length > 0), functions.length);
  body.chunks('names', table.names, NAMES_PER_CHUNK, (writer, name) => writer.text(name));
  const placed = sources.map((source, index) => ({ source, place: written.places[index]! }));
  body.chunks('sources', placed, SOURCES_PER_CHUNK, writeSource);
  if (astral.length > 0) body.chunks('astral', [astral], 1, writePlaces);
  const directory = packFrame(writeDirectory({ ...body.notes, texts: written.frames }));
  const header = writeHeader({
    builtFrom,
    directoryBytes: directory.length,
    mappings: segments.count,
    functions: functions.length,
    names: table.names.length,
    sources: sources.length,
    indexBytes: HEADER_BYTES + directory.length + body.frames.size,
    textBytes: written.bytes.length,
  });
  return { index: Buffer.concat([header, directory, body.frames.written()]), texts: written.bytes };
}

/** The frames behind the directory, and what it says of them. */
class Body {
  readonly frames = new VarintWriter();
  readonly notes: Record<Part, FrameNote[]> = { mappings: [], functions: [], names: [], sources: [], astral: [] };
  private readonly writer = new VarintWriter();

  blocks(part: Part, rows: Rows, count: number): void {
    for (let from = 0; from < count; from += BLOCK_ROWS) {
      writeBlock(rows, from, Math.min(count, from + BLOCK_ROWS), this.writer);
      this.flush(part, { line: rows.line[from]!, column: rows.column[from]! });
    }
  }

  chunks<T>(part: Part, list: readonly T[], each: number, write: (writer: VarintWriter, one: T) => void): void {
    for (let from = 0; from < list.length; from += each) {
      for (const one of list.slice(from, from + each)) write(this.writer, one);
      this.flush(part, {});
    }
  }

  private flush(part: Part, place: Partial<Place>): void {
    const frame = packFrame(this.writer.written());
    this.writer.clear();
    this.frames.append(frame);
    this.notes[part].push({ bytes: frame.length, ...place });
  }
}

/** The names of mappings by their index in the table. */
function renumbered({ segments, names }: SourceMap, table: NamesTable): Int32Array {
  const indexes = new Int32Array(names.length).fill(NONE - 1);
  return segments.name.subarray(0, segments.count).map((name) => {
    if (name === NONE) return NONE;
    if (indexes[name] === NONE - 1) indexes[name] = table.indexOf(names[name]!);
    return indexes[name]!;
  });
}

function functionRows(functions: IndexInput['functions'], table: NamesTable, withMinified: boolean): Rows {
  const names = Int32Array.from(functions, ({ name }) => table.indexOf(name));
  const values = [names];
  if (withMinified) values.push(Int32Array.from(functions, ({ minified }) => table.indexOf(minified)));
  return {
    line: Int32Array.from(functions, ({ line }) => line),
    column: Int32Array.from(functions, ({ column }) => column),
    values,
  };
}

function writeSource(writer: VarintWriter, { source, place }: { source: Source; place: TextPlace | null }): void {
  const { name, isIgnored } = source;
  writer.unsigned((name === null ? 0 : IS_NAMED) | (isIgnored ? IS_IGNORED : 0) | (place === null ? 0 : HAS_TEXT));
  if (name !== null) writer.text(name);
  if (place === null) return;
  for (const number of [place.start, place.bytes, place.breaksBefore]) writer.unsigned(number);
}

function writePlaces(writer: VarintWriter, places: readonly Place[]): void {
  writer.unsigned(places.length);
  let before: Place = { line: 0, column: 0 };
  for (const place of places) {
    writer.unsigned(place.line - before.line);
    writer.unsigned(place.column - (place.line === before.line ? before.column : 0));
    before = place;
  }
}
