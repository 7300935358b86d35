import type { Cursor, KeysetPage } from '../api/answers.ts';
import { Invalid } from '../domain/refusals.ts';
import type { RawParams } from './call.ts';
import { linkHeader, type Linked } from './links.ts';
import { perPageOf } from './pagination.ts';

/** Which page is wanted. @throws Invalid for a cursor that is not of our making. */
export function wantedPage(raw: RawParams): { limit: number; after: Cursor | null } {
  const cursor = raw.get('cursor') ?? '';
  return { limit: perPageOf(raw), after: cursor === '' ? null : decoded(cursor) };
}

/** A page with its `Link` to the next one, as GitLab's keyset pagination has it. */
export function keysetHeaders({ next }: KeysetPage, call: Linked): Record<string, string> {
  const perPage = { 'X-Per-Page': String(perPageOf(call.raw)) };
  return next === null ? perPage : { ...perPage, Link: linkHeader([['next', { cursor: encoded(next) }]], call) };
}

function encoded(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function decoded(cursor: unknown): Cursor {
  try {
    const parts: unknown = JSON.parse(Buffer.from(String(cursor), 'base64url').toString());
    if (Array.isArray(parts) && parts.every((part) => typeof part === 'string' || Number.isSafeInteger(part)))
      return parts;
  } catch {
    // Not JSON: refused like any other.
  }
  throw new Invalid(['cursor is invalid']);
}
