import type { KeysetPage, WantedPage } from '../../../api/answers.ts';
import type { RawParams } from '../../call.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { linkHeader, type Linked } from './links.ts';
import { perPageOf } from './pagination.ts';

/** Reads which page is wanted; `null` for a cursor that is not of our making. */
export function wantedPage(raw: RawParams): WantedPage | null {
  const cursor = raw.get('cursor') ?? '';
  if (cursor === '') return { limit: perPageOf(raw), after: null };
  const after = decodeCursor(cursor);
  return after && { limit: perPageOf(raw), after };
}

/** A page with its `Link` to the next one, as GitLab's keyset pagination has it. */
export function keysetHeaders({ next, searched }: KeysetPage, call: Linked): Record<string, string> {
  return {
    'X-Per-Page': String(perPageOf(call.raw)),
    ...(searched !== undefined && { 'X-Searched': String(searched) }),
    ...(next !== null && { Link: linkHeader([['next', { cursor: encodeCursor(next) }]], call) }),
  };
}
