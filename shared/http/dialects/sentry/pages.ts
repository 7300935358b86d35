import type { KeysetPage, WantedPage } from '../../../api/answers.ts';
import { SECRET_PARAMS } from '../../../auth/credentials.ts';
import { MAX_PAGE_ROWS } from '../../../domain/limits.ts';
import { RuleViolation } from '../../../domain/refusals.ts';
import type { Call, RawParams } from '../../call.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';

/** Sentry's cursor of a first page, which clients may send back, and of the page before that, which is never there. */
const FIRST_PAGE = /^0:0:[01]$/;
const NO_PAGE = '0:0:1';

/**
 * Reads which page is wanted. Whatever number is asked for, a page has at most a hundred rows; clients ask for up to 10,000
 * and mean all.
 * @throws RuleViolation for a cursor that is not of our making.
 */
export function wantedPage(raw: RawParams): WantedPage {
  const limit = limitOf(raw.get('limit') ?? raw.get('per_page'));
  const cursor: unknown = [raw.get('cursor') ?? ''].flat().at(-1);
  if (typeof cursor === 'string' && (cursor === '' || FIRST_PAGE.test(cursor))) return { limit, after: null };
  const after = decodeCursor(cursor);
  if (after === null) throw new RuleViolation({ code: 'cursor-invalid' });
  return { limit, after };
}

function limitOf(sent: unknown): number {
  const wanted = Math.trunc(Number(sent));
  return wanted >= 1 ? Math.min(wanted, MAX_PAGE_ROWS) : MAX_PAGE_ROWS;
}

/**
 * `Link` with both directions, each with `rel`, `results` and `cursor` in this order and no comma within: GitLab's client
 * splits at commas and compares with one expression. There is no way back. The address is that of the request with another
 * cursor, because Grafana's follows it.
 */
export function pageHeaders(
  { next }: Pick<KeysetPage, 'next'>,
  call: Pick<Call, 'raw' | 'base' | 'requestPath'>,
): Record<string, string> {
  const onwards = next === null ? NO_PAGE : encodeCursor(next);
  // Nobody follows the first, so it repeats nothing of what may be long.
  const back = link({ ...call, raw: new Map() }, 'previous', false, NO_PAGE);
  const links = [back, link(call, 'next', next !== null, onwards)];
  return { Link: links.join(', ') };
}

function link(
  { raw, base, requestPath }: Pick<Call, 'raw' | 'base' | 'requestPath'>,
  rel: string,
  results: boolean,
  cursor: string,
): string {
  const sent = [...raw].filter(([name]) => name !== 'cursor' && !SECRET_PARAMS.has(name));
  const search = new URLSearchParams();
  for (const [name, value] of sent) for (const one of [value].flat()) search.append(name, String(one));
  search.append('cursor', cursor);
  const path = requestPath.replaceAll(',', '%2C');
  return `<${new URL(base).origin}${path}?${search.toString()}>; rel="${rel}"; results="${results}"; cursor="${cursor}"`;
}
