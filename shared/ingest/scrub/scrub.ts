import type { Json, JsonObject } from '../event/error-event.ts';
import { newMentions, type Mentions } from './assignments.ts';
import { leaveBody, looksLikeJson, newBodies, readBody, type Bodies } from './bodies.ts';
import { isDirectory } from './secret-value.ts';
import { FILTERED } from './patterns.ts';
import { SCOPES, type Scope } from './scopes.ts';
import { verdictOf } from './sensitive-keys.ts';
import {
  cookieVerdict,
  isForm,
  isSecretName,
  scrubCookieText,
  scrubQueryText,
  scrubText,
  type TextRules,
} from './texts.ts';

/** What is nested deeper cannot be searched safely, so it goes. SDKs stop at ten levels or so. */
const MAX_SCRUB_DEPTH = 200;

/** No event of an SDK has an object of so many. */
const MANY_FIELDS = 1000;

/** Smaller numbers are no payment cards. */
const SMALLEST_CARD = 1e14;

const { event: EVENT, values: VALUES, text: TEXT, skip: SKIP } = SCOPES;

interface Run extends TextRules {
  bodies: Bodies;
}

/**
 * Removes the secrets and personal data that Sentry filters by default: `docs/scrubbing.md` has the rules. The payload is
 * not changed; what comes back shares with it every part that had nothing to remove.
 * @param mentions those of several payloads that come together, which cost no more than one then
 */
export function scrub(payload: JsonObject, mentions: Mentions = newMentions()): JsonObject {
  return scrubFields({ verdict: verdictOf, mentions, bodies: newBodies() }, payload, EVENT, 0);
}

function scrubValue(run: Run, value: Json, scope: Scope, depth: number): Json {
  if (scope === SKIP || value === null) return value;
  if (typeof value === 'string') return scrubText(value, scope.leaf, run, run.bodies.level);
  if (typeof value === 'number') return isCard(value, scope, run) ? filtered(value) : value;
  if (typeof value !== 'object') return value;
  if (depth >= MAX_SCRUB_DEPTH) return filtered(value);
  return Array.isArray(value) ? scrubList(run, value, scope, depth) : scrubFields(run, value, scope, depth);
}

function scrubFields(run: Run, fields: JsonObject, scope: Scope, depth: number): JsonObject {
  const { named, others } = scope;
  const name =
    scope === VALUES || scope === TEXT
      ? pairName(fields['value'] === undefined ? null : (fields['key'] ?? fields['name']))
      : null;
  const known = name !== null && run.verdict(name) !== 'look';
  let copy = fields;
  const keys = Object.keys(fields);
  for (const key of keys) {
    const value = fields[key]!;
    if (known && value === name && (key === 'key' || key === 'name')) continue;
    const label = known && key === 'value' ? name : key;
    const clean = scrubNamed(run, label, value, named?.get(key) ?? others, depth + 1);
    if (clean === value) continue;
    if (copy === fields) copy = copied(fields, keys);
    set(copy, key, clean);
  }
  return copy;
}

/**
 * The name in a pair of name and value: `[name, value]`, `{ key, value }` and `{ name, value }` are how some SDKs write
 * headers, cookies and tags. Two values side by side are no pair if the first is no name.
 */
function pairName(name: Json | undefined): string | null {
  return typeof name === 'string' && /^[\w.:[\]-]{1,64}$/.test(name) ? name : null;
}

/** A value by its name first, then by where it stands. */
function scrubNamed(run: Run, name: string, value: Json, scope: Scope, depth: number): Json {
  if (value === null || typeof value === 'boolean' || scope === SKIP) return value;
  const decided = run.verdict(name);
  if (decided === 'look') return scrubValue(run, value, scope, depth);
  if (decided === 'keep') return value;
  if (decided === 'filter') return filtered(value);
  if (decided === 'password or directory')
    return typeof value === 'string' && isDirectory(value) ? scrubValue(run, value, scope, depth) : filtered(value);
  if (decided === 'text') return scrubValue(run, value, scope === VALUES ? TEXT : scope, depth);
  if (decided === 'cookies') return scrubCookies(run, value, depth);
  if (typeof value !== 'string' || scope !== VALUES) return scrubValue(run, value, scope, depth);
  return decided === 'parameters' ? scrubQueryText(value, run, run.bodies.level) : scrubBody(run, value, depth);
}

function scrubList(run: Run, list: Json[], scope: Scope, depth: number): Json[] {
  const name = list.length === 2 && (scope === VALUES || scope === TEXT) ? pairName(list[0]) : null;
  if (name !== null && run.verdict(name) !== 'look') {
    const clean = scrubNamed(run, name, list[1]!, scope, depth + 1);
    return clean === list[1] ? list : [name, clean];
  }
  return mapped(list, (item, index) =>
    isArgument(run, list[index - 1]) && typeof item === 'string' && !item.startsWith('-')
      ? filtered(item)
      : scrubValue(run, item, scope, depth + 1),
  );
}

/** Whether an item of a command line says that the next one is a secret: `['--password', 'x']`. */
function isArgument(run: Run, item: Json | undefined): boolean {
  const name = typeof item === 'string' ? /^--?([A-Za-z][\w.-]{0,63})$/.exec(item)?.[1] : undefined;
  return name !== undefined && isSecretName(name, run);
}

/** Cookies come as the header, as a list of headers, as pairs, as a dictionary. */
function scrubCookies(run: Run, cookies: Json, depth: number): Json {
  if (typeof cookies === 'string') return scrubCookieText(cookies, run, run.bodies.level);
  if (cookies === null || typeof cookies !== 'object') return cookies;
  if (depth >= MAX_SCRUB_DEPTH) return filtered(cookies);
  const inner: Run = { ...run, verdict: (name) => cookieVerdict(name, run) };
  return Array.isArray(cookies)
    ? mapped(cookies, (item) =>
        typeof item === 'string'
          ? scrubCookieText(item, run, run.bodies.level)
          : scrubValue(inner, item, VALUES, depth + 1),
      )
    : scrubFields(inner, cookies, VALUES, depth + 1);
}

/** The body of a request as text: JSON and forms are read, the rest is a value like any other. */
function scrubBody(run: Run, body: string, depth: number): Json {
  if (isForm(body)) return scrubQueryText(body, run, run.bodies.level);
  if (looksLikeJson(body)) {
    const read = readBody(run.bodies, body);
    if (read.outcome === 'over a limit') return filtered(body);
    if (read.outcome === 'read') {
      const clean = scrubValue(run, read.value, VALUES, depth + 1);
      leaveBody(run.bodies);
      return clean === read.value ? body : JSON.stringify(clean);
    }
  }
  return scrubText(body, 'values', run, run.bodies.level);
}

/** A secret of any shape. What is empty, unknown, or says yes or no gives nothing away. */
function filtered(value: Json): Json {
  if (value === FILTERED || value === '') return value;
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return value;
  return FILTERED;
}

function isCard(value: number, scope: Scope, run: Run): boolean {
  return (
    scope === VALUES &&
    value >= SMALLEST_CARD &&
    Number.isSafeInteger(value) &&
    scrubText(String(value), 'values', run) === FILTERED
  );
}

function mapped(list: Json[], map: (item: Json, index: number) => Json): Json[] {
  let copy = list;
  for (let index = 0; index < list.length; index++) {
    const item = list[index]!;
    const clean = map(item, index);
    if (clean === item) continue;
    if (copy === list) copy = [...list];
    copy[index] = clean;
  }
  return copy;
}

/** The engine copies a small object at once, but adds to a large one field by field, at three times what this loop costs. */
function copied(fields: JsonObject, keys: readonly string[]): JsonObject {
  if (keys.length <= MANY_FIELDS) return { ...fields };
  const copy: JsonObject = {};
  for (const key of keys) set(copy, key, fields[key]!);
  return copy;
}

/** `__proto__` in JSON is a field like any other; an assignment would make it the prototype. */
function set(fields: JsonObject, key: string, value: Json): void {
  if (key === '__proto__')
    Object.defineProperty(fields, key, { value, enumerable: true, configurable: true, writable: true });
  else fields[key] = value;
}
