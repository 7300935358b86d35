import type { Cursor, KeysetPage, WantedPage } from '../../../api/answers.ts';
import type { RawParams } from '../../call.ts';
import { linkHeader, type Linked } from './links.ts';
import { perPageOf } from './pagination.ts';

/** Reads which page is wanted; `null` for a cursor that is not of our making. */
export function wantedPage(raw: RawParams): WantedPage | null {
  const cursor = raw.get('cursor') ?? '';
  if (cursor === '') return { limit: perPageOf(raw), after: null };
  const after = decoded(cursor);
  return after && { limit: perPageOf(raw), after };
}

/** A page with its `Link` to the next one, as GitLab's keyset pagination has it. */
export function keysetHeaders({ next, searched }: KeysetPage, call: Linked): Record<string, string> {
  return {
    'X-Per-Page': String(perPageOf(call.raw)),
    ...(searched !== undefined && { 'X-Searched': String(searched) }),
    ...(next !== null && { Link: linkHeader([['next', { cursor: encoded(next) }]], call) }),
  };
}

function encoded(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function decoded(cursor: unknown): Cursor | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(String(cursor), 'base64url').toString());
    if (Array.isArray(parts) && parts.every((part) => typeof part === 'string' || Number.isSafeInteger(part)))
      return parts;
  } catch {
    // Not JSON: refused like any other.
  }
  return null;
}
