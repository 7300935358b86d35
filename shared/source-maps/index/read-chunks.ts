import type { Place } from '../map/map-parts.ts';
import { HAS_TEXT, IS_IGNORED, IS_NAMED, NAMES_PER_CHUNK, SOURCES_PER_CHUNK } from './format.ts';
import { DamagedIndex, VarintReader } from './varints.ts';

/** A source, as the index has it. */
export interface IndexedSource {
  name: string | null;
  isIgnored: boolean;
  /** Where its text is in all texts; `null`: the map did not have it. */
  text: TextPlace | null;
}

/** Where a text is: in bytes of all texts, and how many line breaks are before it. */
export interface TextPlace {
  start: number;
  bytes: number;
  breaksBefore: number;
}

export function readNames(bytes: Uint8Array): string[] {
  const reader = new VarintReader(bytes);
  const names: string[] = [];
  while (!reader.atEnd && names.length < NAMES_PER_CHUNK) names.push(reader.text());
  return names;
}

export function readSources(bytes: Uint8Array): IndexedSource[] {
  const reader = new VarintReader(bytes);
  const sources: IndexedSource[] = [];
  while (!reader.atEnd && sources.length < SOURCES_PER_CHUNK) {
    const flags = reader.unsigned();
    const name = (flags & IS_NAMED) === 0 ? null : reader.text();
    const text =
      (flags & HAS_TEXT) === 0
        ? null
        : { start: reader.unsigned(), bytes: reader.unsigned(), breaksBefore: reader.unsigned() };
    sources.push({ name, isIgnored: (flags & IS_IGNORED) !== 0, text });
  }
  return sources;
}

export function readPlaces(bytes: Uint8Array): Place[] {
  const reader = new VarintReader(bytes);
  const count = reader.unsigned();
  if (count > bytes.length) throw new DamagedIndex(`${count} places`);
  const places: Place[] = [];
  for (let line = 0, column = 0; places.length < count; places.push({ line, column })) {
    const more = reader.unsigned();
    if (more > 0) column = 0;
    line += more;
    column += reader.unsigned();
  }
  return places;
}
