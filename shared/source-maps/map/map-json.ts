import { RefusedFile } from '../refused-file.ts';

/** What JSON holds, before it is known what it is. */
export type Unknown = Readonly<Record<string, unknown>>;

/** Returns the value if it is an object, `null` for lists and anything else. */
export function objectOr(value: unknown): Unknown | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Unknown) : null;
}

export function listOr(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/**
 * Reads a JSON object from UTF-8 with or without a byte order mark. Before it may stand a line that begins with `)]}'`, which
 * servers put there against inclusion as a script (ECMA-426, "JSON over HTTP transport").
 * @throws RefusedFile
 */
export function readJson(bytes: Uint8Array, file: string): Unknown {
  let text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (text.startsWith('\ufeff')) text = text.slice(1);
  if (/^\)\]\}'?/.test(text)) text = text.slice(/[\r\n]|$/.exec(text)!.index);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The words of the engine quote the text.
    throw new RefusedFile(file, 'is not valid JSON');
  }
  const object = objectOr(value);
  if (object === null) throw new RefusedFile(file, 'is not a JSON object');
  return object;
}
