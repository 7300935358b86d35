import { MAX_POSITION } from '../limits.ts';
import { NONE, sortFrom, type Segments } from './segments.ts';
import { InvalidVlq, VlqReader } from './vlq.ts';

/** Where in a whole the mappings of one map belong, and what they may refer to. */
export interface MappedPart {
  /** Zero-based; the column counts on the first line only. */
  offset: { line: number; column: number };
  /** Where the next part begins, or `null`: what is from there on does not count. */
  end: { line: number; column: number } | null;
  /** How many sources and names the map has, and how many are before them in the whole. */
  sources: { count: number; before: number };
  names: { count: number; before: number };
}

/**
 * Decodes the `mappings` of a map and appends them (ECMA-426, "Decode source map mappings"). A source that is not there
 * and a position before the first make a mapping without a source; a name that is not there is none; a column before the
 * first makes no mapping.
 * @param into with room for `reader.countGroups()` more
 * @throws InvalidVlq if what is there is no such text: its message says where
 */
export function decodeMappings(reader: VlqReader, part: MappedPart, into: Segments): void {
  const decoder = new Decoder(part, into);
  let line = 0;
  decoder.beginLine(0);
  while (!reader.atEnd) {
    if (reader.atNumber) decoder.read(reader);
    if (reader.atEnd || !reader.passSeparator()) continue;
    decoder.endLine();
    decoder.beginLine(++line);
  }
  decoder.endLine();
}

/** What is carried from one mapping to the next. */
class Decoder {
  private line = 0;
  private column = 0;
  private source = 0;
  private sourceLine = 0;
  private sourceColumn = 0;
  private name = 0;
  private firstOfLine = 0;
  private isSorted = true;
  private readonly part: MappedPart;
  private readonly into: Segments;

  constructor(part: MappedPart, into: Segments) {
    this.part = part;
    this.into = into;
  }

  beginLine(line: number): void {
    this.line = this.part.offset.line + line;
    if (this.line > MAX_POSITION) throw new InvalidVlq(`line ${this.line} is beyond what is supported`);
    this.column = 0;
    this.firstOfLine = this.into.count;
    this.isSorted = true;
  }

  endLine(): void {
    if (!this.isSorted) sortFrom(this.into, this.firstOfLine);
  }

  read(reader: VlqReader): void {
    this.column += reader.next();
    if (!reader.atNumber) return this.append(NONE, NONE);
    this.source += reader.next();
    if (!reader.atNumber) throw this.invalid('2 fields');
    this.sourceLine += reader.next();
    if (!reader.atNumber) throw this.invalid('3 fields');
    this.sourceColumn += reader.next();
    const hasName = reader.atNumber;
    if (hasName) this.name += reader.next();
    if (reader.atNumber) throw this.invalid('more than 5 fields');
    const { sources, names } = this.part;
    const isMapped = this.source >= 0 && this.source < sources.count;
    if (!isMapped || !isPosition(this.sourceLine) || !isPosition(this.sourceColumn)) return this.append(NONE, NONE);
    const isNamed = hasName && this.name >= 0 && this.name < names.count;
    this.append(this.source + sources.before, isNamed ? this.name + names.before : NONE);
  }

  private append(source: number, name: number): void {
    const column = this.column + (this.line === this.part.offset.line ? this.part.offset.column : 0);
    if (!isPosition(column) || this.column < 0 || this.isBeyondEnd(column)) return;
    const { into } = this;
    const at = into.count++;
    if (at > this.firstOfLine && column < into.column[at - 1]!) this.isSorted = false;
    into.line[at] = this.line;
    into.column[at] = column;
    into.source[at] = source;
    into.sourceLine[at] = source === NONE ? 0 : this.sourceLine;
    into.sourceColumn[at] = source === NONE ? 0 : this.sourceColumn;
    into.name[at] = name;
  }

  private isBeyondEnd(column: number): boolean {
    const { end } = this.part;
    return end !== null && (this.line > end.line || (this.line === end.line && column >= end.column));
  }

  private invalid(what: string): InvalidVlq {
    return new InvalidVlq(`a mapping of ${what}, where there are 1, 4 or 5`);
  }
}

function isPosition(value: number): boolean {
  return value >= 0 && value <= MAX_POSITION;
}
