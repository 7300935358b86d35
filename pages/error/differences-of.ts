import type { ShownEvent } from './types.ts';

/** Something that two events say differently; `null`: one of them does not say it. */
export interface Difference {
  name: string;
  before: string | null;
  after: string | null;
}

/** More than this nobody reads; the rest is counted. */
const MAX_DIFFERENCES = 40;

/** Levels of a context that are compared one by one; what lies deeper is compared as a whole. */
const MAX_LEVELS = 3;

/** Values of one event that are compared, so that a hostile one does not stop the page. */
const MAX_VALUES = 2_000;

/** Characters of a value that are shown. */
const MAX_LENGTH = 200;

/** Tags that are made of what is compared by itself. */
const SAID_ALREADY = new Set(['release', 'environment', 'user', 'url']);

/** What is another one in each event and explains nothing: ids of traces, moments, and what is free just now. */
const VOLATILE =
  /^trace\.|(?:^|\.)(?:trace|span|parent_span|event|request|replay|profile)_id$|time$|timestamp$|uptime|free_|memory|battery/i;

/**
 * What an event says differently from the one before: release and environment first, then user, request, tags and contexts.
 * A context whose tag differs is not listed as well. `left`: how many more there are.
 */
export function differencesOf(before: ShownEvent, after: ShownEvent): { list: Difference[]; left: number } {
  const [one, other] = [valuesOf(before), valuesOf(after)];
  const names = new Set([...other.keys(), ...one.keys()]);
  const list: Difference[] = [];
  for (const name of names) {
    const [was, is] = [one.get(name) ?? null, other.get(name) ?? null];
    if (was !== is) list.push({ name, before: shortened(was), after: shortened(is) });
  }
  const tags = new Set(list.flatMap(({ name }) => (name.startsWith('tag ') ? [name.slice('tag '.length)] : [])));
  const told = list
    .filter(({ name }) => !tags.has(/^context (\w+)/.exec(name)?.[1] ?? ''))
    .filter(({ name }) => !(name.startsWith('tag ') && name.endsWith('.name') && tags.has(name.slice(4, -5))))
    .toSorted((a, b) => rank(a.name) - rank(b.name));
  return { list: told.slice(0, MAX_DIFFERENCES), left: Math.max(0, told.length - MAX_DIFFERENCES) };
}

const ORDER = ['release', 'environment', 'user', 'request', 'tag', 'context'];
const rank = (name: string): number => ORDER.indexOf(/^\w+/.exec(name)?.[0] ?? '');

function valuesOf({ release, environment, details, tags, ...event }: ShownEvent): Map<string, string> {
  const values = new Map<string, string>();
  flatten(values, 'release', release);
  flatten(values, 'environment', environment);
  flatten(values, 'user', details?.user ?? event.user);
  flatten(values, 'request method', details?.request?.method);
  flatten(values, 'request url', details?.request?.url);
  for (const [name, value] of Object.entries(tags))
    if (!SAID_ALREADY.has(name) && !VOLATILE.test(name)) flatten(values, `tag ${name}`, value);
  for (const [name, context] of Object.entries(details?.contexts ?? {})) flattenContext(values, name, context);
  return values;
}

function flattenContext(values: Map<string, string>, name: string, context: Readonly<Record<string, unknown>>): void {
  for (const [field, value] of Object.entries(context))
    if (!VOLATILE.test(`${name}.${field}`)) flatten(values, `context ${name}.${field}`, value, 1);
}

function flatten(values: Map<string, string>, name: string, value: unknown, level = 0): void {
  if (values.size >= MAX_VALUES || value === null || value === undefined || value === '') return;
  if (typeof value !== 'object' || level >= MAX_LEVELS) {
    values.set(name, typeof value === 'string' ? value : JSON.stringify(value));
    return;
  }
  const separator = level === 0 ? ' ' : '.';
  for (const [field, inner] of Object.entries(value)) flatten(values, `${name}${separator}${field}`, inner, level + 1);
}

function shortened(value: string | null): string | null {
  return value === null || value.length <= MAX_LENGTH ? value : `${value.slice(0, MAX_LENGTH)}…`;
}
