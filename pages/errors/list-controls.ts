import type { Sent } from '../api/types.ts';
import { oneLine } from '../text/foreign-text.ts';

/** The controls of the list as they stand in the address, and what each is when it is not there. */
export const DEFAULTS = {
  status: 'unresolved',
  sort: 'last_seen',
  q: '',
  environment: '',
  release: '',
  level: '',
  since: '',
};

export type Controls = { readonly [Name in keyof typeof DEFAULTS]: string };

export const STATUSES = ['unresolved', 'resolved', 'ignored', 'all'] as const;
export type WantedStatus = (typeof STATUSES)[number];
export const LEVELS = ['fatal', 'error', 'warning', 'info', 'debug'] as const;

export const SORTS = [
  ['last_seen', 'By last seen'],
  ['first_seen', 'By first seen'],
  ['frequency', 'By events'],
] as const;

export const SINCE = [
  ['', 'Any time'],
  ['24h', 'Seen in 24 hours'],
  ['7d', 'Seen in 7 days'],
  ['30d', 'Seen in 30 days'],
  ['not-30d', 'Not seen for 30 days'],
] as const;

/** How far back each goes, hours. */
const HOURS: Readonly<Record<string, number>> = { '24h': 24, '7d': 168, '30d': 720, 'not-30d': 720 };

/** How many errors a page of the list has; what the shell fetches ahead says the same. */
export const PER_PAGE = 50;

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** The controls of an address that anybody may have written: what is none of the choices counts as not said. */
export function validControls(said: Controls): Controls {
  return {
    ...said,
    status: among(STATUSES, said.status) ?? DEFAULTS.status,
    sort: among(valuesOf(SORTS), said.sort) ?? DEFAULTS.sort,
    level: among(LEVELS, said.level) ?? '',
    since: among(valuesOf(SINCE), said.since) ?? '',
    // Longer ones are refused.
    q: said.q.slice(0, 255),
    environment: said.environment.slice(0, 255),
    release: said.release.slice(0, 255),
  };
}

/** What the list asks for. `now` is rounded to the minute, so that the same controls ask for the same address. */
export function sentOf(project: string, controls: Controls, now: number): Sent<'listErrors'> {
  const { status, sort, q, environment, release, level, since } = validControls(controls);
  const bound = HOURS[since] && new Date(Math.floor(now / MINUTE_MS) * MINUTE_MS - HOURS[since] * HOUR_MS);
  return {
    id: project,
    per_page: PER_PAGE,
    // What is the default anyway is left out: so asks the shell, which knows the path only.
    status: status === DEFAULTS.status ? undefined : (status as WantedStatus),
    sort: sort === DEFAULTS.sort ? undefined : among(valuesOf(SORTS), sort),
    search_term: q || undefined,
    environment: environment || undefined,
    release: release || undefined,
    level: among(LEVELS, level),
    [since === 'not-30d' ? 'last_seen_before' : 'last_seen_after']: bound ? bound.toISOString() : undefined,
  };
}

export interface ActiveFilter {
  name: keyof Controls;
  /** `environment production` */
  text: string;
}

/** The filters that leave errors out; status and order do not count as such. */
export function activeFilters(controls: Controls): ActiveFilter[] {
  const { q, environment, release, level, since } = validControls(controls);
  const filters: [keyof Controls, string][] = [
    ['q', q && `“${oneLine(q, 60)}”`],
    ['environment', environment && `environment ${oneLine(environment, 60)}`],
    ['release', release && `release ${oneLine(release, 60)}`],
    ['level', level && `level ${level}`],
    ['since', since && (SINCE.find(([value]) => value === since)?.[1].toLowerCase() ?? '')],
  ];
  return filters.filter(([, text]) => text !== '').map(([name, text]) => ({ name, text }));
}

const valuesOf = <Value extends string>(choices: readonly (readonly [Value, string])[]): Value[] =>
  choices.map(([value]) => value);

function among<Value extends string>(values: readonly Value[], value: string): Value | undefined {
  return values.find((one) => one === value);
}
