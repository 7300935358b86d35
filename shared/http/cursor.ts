import type { Cursor } from '../api/answers.ts';

/** Writes a cursor as a text that needs no escape anywhere. */
export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Reads a cursor; `null` for what is not of our making. */
export function decodeCursor(text: unknown): Cursor | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(String(text), 'base64url').toString());
    if (Array.isArray(parts) && parts.every((part) => typeof part === 'string' || Number.isSafeInteger(part)))
      return parts;
  } catch {
    // Not JSON: refused like any other.
  }
  return null;
}
