import { SECRET_PARAMS } from '../auth/credentials.ts';
import type { Call, RawParams } from './call.ts';

const DEFAULT_PER_PAGE = 20;
const MOST_PER_PAGE = 100;
/** Above it GitLab stops counting: no totals and no last page. */
const MOST_COUNTED = 10_000;

/** One page of a list, with GitLab's pagination headers. `page` and `per_page` may be anything: odd values fall back. */
export function paginate<Row>(
  rows: readonly Row[],
  call: Pick<Call, 'raw' | 'path' | 'base' | 'requestPath'>,
): { rows: Row[]; headers: Record<string, string> } {
  const perPage = Math.min(leadingInteger(call.raw.get('per_page')) || DEFAULT_PER_PAGE, MOST_PER_PAGE);
  const page = leadingInteger(call.raw.get('page')) || 1;
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const outOfRange = page > pages || rows.length === 0;
  const prev = page > 1 && !outOfRange ? page - 1 : null;
  const next = page < pages ? page + 1 : null;
  const counted = rows.length <= MOST_COUNTED;
  const links = { prev, next, first: 1, ...(counted ? { last: pages } : {}) };
  return {
    rows: rows.slice((page - 1) * perPage, page * perPage),
    headers: {
      'X-Per-Page': String(perPage),
      'X-Page': String(page),
      'X-Next-Page': String(next ?? ''),
      'X-Prev-Page': String(prev ?? ''),
      Link: linkHeader(links, call),
      ...(counted ? { 'X-Total': String(rows.length), 'X-Total-Pages': String(pages) } : {}),
    },
  };
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

/** Each link repeats the whole request, sorted by name, path parameters included, but never a secret. */
function linkHeader(
  links: Record<string, number | null>,
  { raw, path, base, requestPath }: Pick<Call, 'raw' | 'path' | 'base' | 'requestPath'>,
): string {
  const sent = new Map<string, unknown>([['page', ''], ['per_page', ''], ...raw, ...Object.entries(path)]);
  const pairs = [...sent]
    .filter(([name]) => !SECRET_PARAMS.has(name))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  const address = new URL(base).origin + requestPath;
  return Object.entries(links)
    .filter(([, page]) => page !== null)
    .map(([rel, page]) => `<${address}?${query(pairs, page!)}>; rel="${rel}"`)
    .join(', ');
}

function query(pairs: readonly (readonly [string, unknown])[], page: number): string {
  const search = new URLSearchParams();
  for (const [name, value] of pairs) {
    if (name === 'page') search.append(name, String(page));
    else if (Array.isArray(value)) value.forEach((one) => search.append(`${name}[]`, String(one)));
    else if (typeof value === 'string') search.append(name, value);
  }
  return search.toString();
}
