import { MAX_SOURCE_NAME_CHARACTERS } from '../limits.ts';
import { listOr, textOr, type Unknown } from './map-json.ts';

/** A file that a bundle was made of. */
export interface Source {
  /** With `sourceRoot`; `null`: the map does not say. */
  name: string | null;
  /** `null`: the map does not have it. */
  text: string | null;
  /** The map says that debuggers pass over it: it is of a library or made by a tool. */
  isIgnored: boolean;
}

/** An address, or a path that begins at a root: `sourceRoot` does not go before those. */
const ABSOLUTE = /^(?:[a-z][a-z\d+.-]*:|\/)/i;

/** Reads the sources of a map that has no sections. Lists that are shorter than `sources`, or hold something else, say nothing. */
export function sourcesOf(map: Unknown): Source[] {
  const root = textOr(map['sourceRoot']) ?? '';
  const texts = listOr(map['sourcesContent']);
  const ignored = new Set(listOr(map['ignoreList'] ?? map['x_google_ignoreList']));
  return listOr(map['sources']).map((source, index) => {
    const name = textOr(source);
    return {
      name: name === null ? null : joined(root, name).slice(0, MAX_SOURCE_NAME_CHARACTERS),
      text: textOr(texts[index]),
      isIgnored: ignored.has(index),
    };
  });
}

function joined(root: string, name: string): string {
  if (root === '' || ABSOLUTE.test(name)) return name;
  return root.endsWith('/') ? `${root}${name}` : `${root}/${name}`;
}
