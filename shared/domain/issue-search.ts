import type { ErrorStatus } from './error/tracked-error.ts';
import { DAY_MS, HOUR_MS } from './time.ts';
import { invalidQuery, searchTokens, type SearchCondition } from './search-tokens.ts';

/** What a search of Sentry's form asks for. Moments are ISO 8601 UTC with milliseconds. */
export interface IssueSearch {
  status: ErrorStatus | 'all';
  /** Two conditions that nothing can meet together, or one that nothing meets. */
  isNever: boolean;
  level: string | null;
  environment: string | null;
  release: string | null;
  /** The words that are no condition, joined by blanks. */
  text: string;
  first_seen_after: string | null;
  first_seen_before: string | null;
  last_seen_after: string | null;
  last_seen_before: string | null;
}

/** What a search without any is. */
export const DEFAULT_SEARCH = 'is:unresolved';

const STATUSES: Readonly<Record<string, ErrorStatus>> = {
  unresolved: 'unresolved',
  resolved: 'resolved',
  ignored: 'ignored',
  archived: 'ignored',
  muted: 'ignored',
};
const LEVELS = ['fatal', 'error', 'warning', 'info', 'debug'];
const UNIT_MS: Readonly<Record<string, number>> = { m: HOUR_MS / 60, h: HOUR_MS, d: DAY_MS, w: 7 * DAY_MS };
/** Beyond it a moment would be before any calendar that the table can hold. */
const MAX_AGE_MS = 3_650 * DAY_MS;

const KNOWN = 'is, level, environment, release, age, firstSeen, lastSeen';

/**
 * Reads a search: conditions `key:value` and words, each of which may stand in double quotes. A condition that is not kept is
 * refused, for a list that ignores one would be wrong without a word.
 * @throws RuleViolation that names the condition.
 */
export function parseIssueSearch(query: string, now: Date): IssueSearch {
  const search: IssueSearch = {
    status: 'all',
    isNever: false,
    level: null,
    environment: null,
    release: null,
    text: '',
    first_seen_after: null,
    first_seen_before: null,
    last_seen_after: null,
    last_seen_before: null,
  };
  const { conditions, text } = searchTokens(query);
  for (const condition of conditions) apply(search, condition, now);
  return { ...search, text };
}

/** The id of an event, if a search is nothing but one: 32 hexadecimal digits, with or without dashes. */
export function eventIdIn(query: string): string | null {
  const id = query.trim().replaceAll('-', '').toLowerCase();
  return /^[0-9a-f]{32}$/.test(id) ? id : null;
}

function apply(search: IssueSearch, { key, value }: SearchCondition, now: Date): void {
  switch (key) {
    case 'is':
      applyIs(search, value);
      break;
    case 'level':
      if (!LEVELS.includes(value)) throw invalidQuery(`level:${value} is none of ${LEVELS.join(', ')}.`);
      agree(search, 'level', value);
      break;
    case 'environment':
    case 'release':
      agree(search, key, value);
      break;
    case 'age':
    case 'firstSeen':
      applyTime(search, 'first_seen', { key, value }, now);
      break;
    case 'lastSeen':
      applyTime(search, 'last_seen', { key, value }, now);
      break;
    default:
      throw invalidQuery(`${key} is not a key that can be searched by here. Known are ${KNOWN}.`);
  }
}

function applyIs(search: IssueSearch, value: string): void {
  if (value === 'unassigned') return;
  // Nobody is assigned to anything.
  if (value === 'assigned') {
    search.isNever = true;
    return;
  }
  const status = Object.hasOwn(STATUSES, value) ? STATUSES[value] : undefined;
  if (status === undefined)
    throw invalidQuery(`is:${value} is none of ${[...Object.keys(STATUSES), 'assigned', 'unassigned'].join(', ')}.`);
  if (search.status !== 'all' && search.status !== status) search.isNever = true;
  search.status = status;
}

function agree(search: IssueSearch, key: 'level' | 'environment' | 'release', value: string): void {
  if (value.includes('*') || /^\[.*\]$/s.test(value) || (key === 'release' && value === 'latest'))
    throw invalidQuery(`${key}:${value} is no name; *, lists and "latest" cannot be searched by here.`);
  if (search[key] !== null && search[key] !== value) search.isNever = true;
  search[key] = value;
}

/** `-24h`: within the last 24 hours. `+24h`: before that. */
function applyTime(
  search: IssueSearch,
  time: 'first_seen' | 'last_seen',
  { key, value }: SearchCondition,
  now: Date,
): void {
  const [, sign, count, unit] = /^([+-])(\d{1,6})([mhdw])$/.exec(value) ?? [];
  if (sign === undefined) throw invalidQuery(`${key}:${value} is no age such as -24h or +7d.`);
  const at = agoOf(Number(count), unit!, now);
  if (sign === '-') search[`${time}_after`] = later(search[`${time}_after`], at);
  else search[`${time}_before`] = earlier(search[`${time}_before`], at);
}

/** Returns the moment so many minutes, hours, days or weeks ago, at most ten years. */
export function agoOf(count: number, unit: string, now: Date): string {
  return new Date(now.getTime() - Math.min(count * UNIT_MS[unit]!, MAX_AGE_MS)).toISOString();
}

const later = (one: string | null, other: string): string => (one !== null && one > other ? one : other);
const earlier = (one: string | null, other: string): string => (one !== null && one < other ? one : other);
