import { MAX_SECTION_DEPTH, MAX_SECTIONS, MAX_POSITION } from '../limits.ts';
import { RefusedFile } from '../refused-file.ts';
import { objectOr, type Unknown } from './map-json.ts';

export interface Place {
  line: number;
  column: number;
}

/** A map without sections and where in the generated file it belongs. */
export interface MapPart {
  map: Unknown;
  offset: Place;
  /** Where the next one begins. */
  end: Place | null;
}

/**
 * Takes an indexed map apart into maps without sections, in the order of the generated file (ECMA-426, "Index map"). A map
 * without sections is its own only part. Sections within sections are read, since Metro and Sentry's tools nest them.
 * @throws RefusedFile
 */
export function mapParts(map: Unknown, file: string): MapPart[] {
  const parts: MapPart[] = [];
  collect({ map, offset: { line: 0, column: 0 }, end: null }, 0, parts, file);
  return parts;
}

function collect(part: MapPart, depth: number, into: MapPart[], file: string): void {
  const sections = part.map['sections'];
  if (!Array.isArray(sections)) {
    into.push(part);
    if (into.length > MAX_SECTIONS) throw new RefusedFile(file, `has more than ${MAX_SECTIONS} sections`);
    return;
  }
  if (depth >= MAX_SECTION_DEPTH)
    throw new RefusedFile(file, `has sections nested more than ${MAX_SECTION_DEPTH} deep`);
  if (sections.length > MAX_SECTIONS) throw new RefusedFile(file, `has more than ${MAX_SECTIONS} sections`);
  const placed = sections.map((section, index) => placedSection(section, index, part.offset, file));
  placed.sort((a, b) => compare(a.offset, b.offset));
  for (const [index, section] of placed.entries()) {
    const end = earlier(placed[index + 1]?.offset ?? null, part.end);
    collect({ ...section, end }, depth + 1, into, file);
  }
}

function placedSection(value: unknown, index: number, outer: Place, file: string): Omit<MapPart, 'end'> {
  const section = objectOr(value);
  const map = objectOr(section?.['map']);
  if (map === null) {
    const isRemote = typeof section?.['url'] === 'string';
    const problem = isRemote ? 'names an address in place of its map, and none is fetched' : 'has no map';
    throw new RefusedFile(file, `section ${index} ${problem}`);
  }
  const offset = objectOr(section?.['offset']);
  const line = positionOr(offset?.['line']);
  const column = positionOr(offset?.['column']);
  if (line === null || column === null || outer.line + line > MAX_POSITION)
    throw new RefusedFile(file, `section ${index} has no offset with a line and a column`);
  return { map, offset: { line: outer.line + line, column: column + (line === 0 ? outer.column : 0) } };
}

function positionOr(value: unknown): number | null {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_POSITION / 2
    ? (value as number)
    : null;
}

function compare(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column;
}

function earlier(a: Place | null, b: Place | null): Place | null {
  if (a === null || b === null) return a ?? b;
  return compare(a, b) <= 0 ? a : b;
}
