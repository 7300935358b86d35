import type { Breadcrumb } from './event-types.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** What a breadcrumb says in one line. Requests and navigation have no message, so it is made of their data. */
export function breadcrumbText({ type, category, message, data }: Breadcrumb): string {
  const field = (...names: string[]): string | null => {
    const found = names.map((name) => data?.[name]).find(isSaid);
    return found === undefined ? null : String(found);
  };
  const url = field('url', 'http.url');
  if (url !== null && (isHttp({ type, category }) || message === null || message === '')) {
    const status = field('status_code', 'http.response.status_code', 'http.status_code', 'status');
    const method = field('method', 'http.method', 'http.request.method');
    return [method, url, status === null ? null : `→ ${status}`].filter((part) => part !== null).join(' ');
  }
  const to = field('to');
  if (to !== null && (type === 'navigation' || category === 'navigation'))
    return `${field('from') ?? ''} → ${to}`.trim();
  return message ?? '';
}

const HTTP = ['http', 'https', 'xhr', 'fetch', 'httplib', 'requests', 'net.http', 'okhttp'];

const isHttp = ({ type, category }: Pick<Breadcrumb, 'type' | 'category'>): boolean =>
  type === 'http' || (category !== null && HTTP.includes(category));

const isSaid = (value: unknown): value is string | number | boolean =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean';

/** What a breadcrumb is called in the list and in its filter. */
export function kindOf({ category, type }: Breadcrumb): string {
  return category ?? type ?? 'default';
}

/** Kinds that there are, most frequent first, with how many of each. */
export function kindsOf(breadcrumbs: readonly Breadcrumb[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const one of breadcrumbs) counts.set(kindOf(one), (counts.get(kindOf(one)) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one);
}

/** Those of a kind (`''`: any) whose words, or whose data, have a text in them. */
export function breadcrumbsWith(breadcrumbs: readonly Breadcrumb[], kind: string, text: string): Breadcrumb[] {
  const wanted = text.toLowerCase();
  const said = (one: Breadcrumb): string =>
    `${kindOf(one)} ${one.level} ${one.message ?? ''} ${breadcrumbText(one)} ${JSON.stringify(one.data)}`;
  return breadcrumbs.filter(
    (one) => (kind === '' || kindOf(one) === kind) && (wanted === '' || said(one).toLowerCase().includes(wanted)),
  );
}

/** When it was, seen from the event: `−6.2 s`, `−3 min 5 s`, `+120 ms`; `null` where one of them has no time. */
export function timeBefore(at: string | null, event: string | null): string | null {
  const distance = Date.parse(at ?? '') - Date.parse(event ?? '');
  if (Number.isNaN(distance)) return null;
  return `${distance > 0 ? '+' : '−'}${lengthOf(Math.abs(distance))}`;
}

function lengthOf(ms: number): string {
  if (ms < SECOND_MS) return `${Math.round(ms)} ms`;
  if (ms < MINUTE_MS) return `${Math.floor(ms / 100) / 10} s`;
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min ${Math.floor((ms % MINUTE_MS) / SECOND_MS)} s`;
  return `${Math.floor(ms / HOUR_MS)} h ${Math.floor((ms % HOUR_MS) / MINUTE_MS)} min`;
}
