import type { Place } from '../map/map-parts.ts';
import { lastUpTo, NONE, segmentAt } from '../map/segments.ts';
import { readBlock, type Rows } from './blocks.ts';
import type { Directory, Frames } from './directory.ts';
import {
  HEADER_BYTES,
  MAX_BLOCK_BYTES,
  MAX_CHUNK_BYTES,
  NAMES_PER_CHUNK,
  SOURCES_PER_CHUNK,
  type Header,
} from './format.ts';
import { FrameReader } from './frame-reader.ts';
import { readNames, readPlaces, readSources, type IndexedSource } from './read-chunks.ts';
import type { ReadRange } from './read-ranges.ts';
import { DamagedIndex } from './varints.ts';

/** Blocks and chunks that are kept unpacked, of each part of an index: ten kilobytes each. */
const KEPT = 64;

/** Where a place in a script comes from. All is zero-based. */
export interface Mapping extends Place {
  source: IndexedSource;
  /** Of the token there, as it was called in the source; `null`: it has none. */
  name: string | null;
}

/** What an index knows of a place in a script. */
export interface Found {
  /** `null`: nothing is mapped there, or the code there comes from no source. */
  mapping: Mapping | null;
  /** The name of the function around it, as it was called in the source; `null`: it has none. */
  function: string | null;
  /** The same in the script; kept only where characters of two UTF-16 units are. */
  minified: string | null;
}

/** Where a line begins to be mapped. */
export interface LineStart extends Place {
  /** All that is mapped on it comes from one source. */
  hasOneSource: boolean;
}

/** An index of which only what is asked for is read. */
export class SourceMapIndex {
  readonly header: Header;
  readonly texts: Frames;
  private readonly directory: Directory;
  private readonly mappings: FrameReader<Rows>;
  private readonly functions: FrameReader<Rows>;
  private readonly names: FrameReader<string[]>;
  private readonly sources: FrameReader<IndexedSource[]>;
  private readonly places: FrameReader<Place[]>;

  constructor(read: ReadRange, header: Header, directory: Directory) {
    this.header = header;
    this.directory = directory;
    this.texts = directory.texts;
    const base = HEADER_BYTES + header.directoryBytes;
    const { mappings, functions, names, sources, astral } = directory;
    const blocks = { bytes: MAX_BLOCK_BYTES, kept: KEPT };
    const chunks = { bytes: MAX_CHUNK_BYTES, kept: KEPT };
    this.mappings = new FrameReader(read, mappings, base, blocks, (bytes, block) =>
      readBlock(bytes, mappings.lines[block]!, 4),
    );
    this.functions = new FrameReader(read, functions, base, blocks, (bytes, block) =>
      readBlock(bytes, functions.lines[block]!, this.hasAstral ? 2 : 1),
    );
    this.names = new FrameReader(read, names, base, chunks, readNames);
    this.sources = new FrameReader(read, sources, base, chunks, readSources);
    this.places = new FrameReader(read, astral, base, { bytes: MAX_CHUNK_BYTES, kept: 1 }, readPlaces);
  }

  /** Whether the script has characters of two UTF-16 units, which some browsers count as one column. */
  get hasAstral(): boolean {
    return this.directory.astral.offsets.length > 1;
  }

  /** Returns the places of those characters, in the order of the script. */
  async astral(): Promise<Place[]> {
    return this.hasAstral ? (await this.places.get([0])).get(0)! : [];
  }

  /**
   * Looks places of the script up, and returns what is there in their order.
   * @throws DamagedIndex, and what the reader of ranges throws
   */
  async find(places: readonly Place[]): Promise<Found[]> {
    const [segments, functions] = await Promise.all([this.segments(places), this.functionsAt(places)]);
    const names = await this.namesOf([...segments.map((one) => one?.[3] ?? NONE), ...functions.flat()]);
    const sources = await this.sources.get(
      segments.flatMap((one) => (one === null ? [] : [Math.floor(one[0]! / SOURCES_PER_CHUNK)])),
    );
    return places.map((_, index) => {
      const one = segments[index]!;
      const [name = NONE, minified = NONE] = functions[index]!;
      return {
        mapping: one === null ? null : mappingOf(one, sources, names),
        function: names(name),
        minified: names(minified),
      };
    });
  }

  /** Finds where a line begins to be mapped; `null`: it is not, as far as the block goes in which it begins. */
  async startOf(line: number): Promise<LineStart | null> {
    const { lines, columns } = this.directory.mappings;
    // The line begins in the first block that begins with it, or in the one before that.
    const before = lastUpTo(lines, columns, lines.length, line, -1);
    const wanted = [before, before + 1].filter((block) => block >= 0 && block < lines.length);
    const blocks = await this.mappings.get(wanted);
    const sources = new Set<number>();
    let place: Place | null = null;
    for (const block of wanted) {
      const rows = blocks.get(block)!;
      for (let row = 0; row < rows.line.length; row++) {
        if (rows.line[row] !== line || rows.values[0]![row] === NONE) continue;
        place ??= { line, column: rows.column[row]! };
        sources.add(rows.values[0]![row]!);
      }
    }
    return place && { ...place, hasOneSource: sources.size === 1 && lines[before + 2] !== line };
  }

  private async segments(places: readonly Place[]): Promise<(number[] | null)[]> {
    const rows = await this.rowsAt(this.mappings, this.directory.mappings, places);
    return places.map(({ line, column }, index) => {
      const block = rows[index]!;
      if (block === null) return null;
      const row = segmentAt(block.line, block.column, block.line.length, line, column);
      return row === null || block.values[0]![row] === NONE ? null : block.values.map((list) => list[row]!);
    });
  }

  private async functionsAt(places: readonly Place[]): Promise<number[][]> {
    const rows = await this.rowsAt(this.functions, this.directory.functions, places);
    return places.map(({ line, column }, index) => {
      const block = rows[index]!;
      if (block === null) return [];
      const row = lastUpTo(block.line, block.column, block.line.length, line, column);
      return block.values.map((list) => list[row]!);
    });
  }

  /** The block that has the last row up to each place; `null`: all rows are behind it. */
  private async rowsAt(
    reader: FrameReader<Rows>,
    { lines, columns }: Frames,
    places: readonly Place[],
  ): Promise<(Rows | null)[]> {
    const blocks = places.map(({ line, column }) => lastUpTo(lines, columns, lines.length, line, column));
    const found = await reader.get(blocks.filter((block) => block >= 0));
    return blocks.map((block) => found.get(block) ?? null);
  }

  private async namesOf(indexes: readonly number[]): Promise<(index: number) => string | null> {
    const known = indexes.filter((index) => index !== NONE);
    const chunks = await this.names.get(known.map((index) => Math.floor(index / NAMES_PER_CHUNK)));
    return (index) =>
      index === NONE ? null : (chunks.get(Math.floor(index / NAMES_PER_CHUNK))?.[index % NAMES_PER_CHUNK] ?? null);
  }
}

function mappingOf(
  [source, line, column, name]: readonly number[],
  sources: ReadonlyMap<number, IndexedSource[]>,
  names: (index: number) => string | null,
): Mapping {
  const known = sources.get(Math.floor(source! / SOURCES_PER_CHUNK))?.[source! % SOURCES_PER_CHUNK];
  if (known === undefined) throw new DamagedIndex(`source ${source} is not there`);
  return { source: known, line: line!, column: column!, name: names(name!) };
}
