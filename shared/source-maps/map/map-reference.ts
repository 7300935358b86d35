import { RefusedFile } from '../refused-file.ts';
import { MAX_FILE_BYTES } from '../limits.ts';

/** The comment at the end of a script (ECMA-426, "Extraction methods for JavaScript sources"); `@` is the old spelling. */
const COMMENT = /\/[/*][#@][ \t]*sourceMappingURL=([^\s'"*]+)/g;

const DATA = /^data:(?:application|text)\/json(?:;[\w=-]+)*,/i;

/** Finds the address of its map that a script names last; `null`: it names none. */
export function mapReferenceOf(script: string): string | null {
  const from = script.lastIndexOf('sourceMappingURL=');
  if (from < 0) return null;
  const matches = [...script.slice(Math.max(0, from - 8)).matchAll(COMMENT)];
  return matches.at(-1)?.[1] ?? null;
}

/** Whether a map is part of the address. */
export function isInline(reference: string): boolean {
  return /^data:/i.test(reference);
}

/**
 * Reads the map that is part of a `data:` address.
 * @param file the script that names it
 * @throws RefusedFile
 */
export function inlineMap(reference: string, file: string): Uint8Array {
  const head = DATA.exec(reference)?.[0];
  if (head === undefined) throw new RefusedFile(file, 'its inline source map is not JSON by its media type');
  const data = reference.slice(head.length);
  if (data.length > 2 * MAX_FILE_BYTES) throw new RefusedFile(file, 'its inline source map is too large');
  if (/;base64,$/i.test(head)) return Buffer.from(data, 'base64');
  try {
    return Buffer.from(decodeURIComponent(data));
  } catch {
    throw new RefusedFile(file, 'its inline source map is not percent-encoded');
  }
}

/**
 * Resolves the address of a map against that of its script, both as artifact bundles have them: `~/static/app.js`.
 * `null`: it leads nowhere.
 */
export function resolveReference(reference: string, scriptUrl: string): string | null {
  // `~` stands for any host, and for none that exists.
  const base = scriptUrl.startsWith('~/') ? `tilde://host${scriptUrl.slice(1)}` : scriptUrl;
  const resolved = URL.parse(reference, base)?.href ?? null;
  return resolved?.startsWith('tilde://host/') ? `~${resolved.slice('tilde://host'.length)}` : resolved;
}
