import { MAX_PAGE_ROWS } from '../../../domain/limits.ts';
import type { RawParams } from '../../call.ts';
import { linkHeader, type Linked } from './links.ts';

const DEFAULT_PER_PAGE = 20;
/** Above it GitLab stops counting: no totals and no last page. */
const MAX_COUNTED_ROWS = 10_000;

/** One page of a list, with GitLab's pagination headers. `page` and `per_page` may be anything: odd values fall back. */
export function paginate<Row>(rows: readonly Row[], call: Linked): { rows: Row[]; headers: Record<string, string> } {
  const perPage = perPageOf(call.raw);
  const page = leadingInteger(call.raw.get('page')) || 1;
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const outOfRange = page > pages || rows.length === 0;
  const prev = page > 1 && !outOfRange ? page - 1 : null;
  const next = page < pages ? page + 1 : null;
  const counted = rows.length <= MAX_COUNTED_ROWS;
  const links = { prev, next, first: 1, ...(counted ? { last: pages } : {}) };
  const numbered = Object.entries(links).filter(([, number]) => number !== null);
  return {
    rows: rows.slice((page - 1) * perPage, page * perPage),
    headers: {
      'X-Per-Page': String(perPage),
      'X-Page': String(page),
      'X-Next-Page': String(next ?? ''),
      'X-Prev-Page': String(prev ?? ''),
      Link: linkHeader(
        numbered.map(([rel, number]) => [rel, { page: String(number), per_page: call.raw.get('per_page') ?? '' }]),
        call,
      ),
      ...(counted ? { 'X-Total': String(rows.length), 'X-Total-Pages': String(pages) } : {}),
    },
  };
}

/** How many rows a page has, whatever was asked for. */
export function perPageOf(raw: RawParams): number {
  return Math.min(leadingInteger(raw.get('per_page')) || DEFAULT_PER_PAGE, MAX_PAGE_ROWS);
}

/** Ruby's `to_i` for what is not negative: leading digits count, anything else is 0. */
function leadingInteger(raw: unknown): number {
  const value = Number(
    /^\s*\+?(\d+)/.exec(typeof raw === 'string' || typeof raw === 'number' ? String(raw) : '')?.[1] ?? 0,
  );
  return Math.min(value, Number.MAX_SAFE_INTEGER);
}

/** Lists that declare their pagination refuse what the others let pass. */
export function paginationProblems(raw: RawParams): string[] {
  return ['page', 'per_page'].flatMap((name) => {
    const value = raw.get(name) ?? '';
    if (value === '') return [];
    if ((typeof value !== 'string' && typeof value !== 'number') || !/^[+-]?\d+$/.test(String(value)))
      return [`${name} is invalid`];
    if (name === 'per_page' && Number(value) === 0) return ['per_page has a value not allowed'];
    return Number(value) < 1 ? [`${name} does not have a valid value`] : [];
  });
}
