import type { Json, JsonObject } from '../event/error-event.ts';
import { MAX_EVENT_DEPTH } from '../../domain/limits.ts';
import { TOO_DEEP } from './harmless.ts';

/** Where the text stops being JSON, even in our wide sense. */
export class NotJson extends Error {
  readonly at: number;
  constructor(at: number, problem: string) {
    super(problem);
    this.at = at;
  }
}

const SPACE = /[ \t\r\n]*/y;
const SPACE_CODE = 0x20;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /-?[A-Za-z]+/y;
const WORDS = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', null],
  ['Infinity', null],
  ['-Infinity', null],
]);

// oxlint-disable-next-line no-control-regex -- control characters are what we look for
const CONTROL = /[\0-\x1f]/;
// oxlint-disable-next-line no-control-regex -- as above
const CONTROLS = /[\0-\x1f]/g;
const ESCAPES = Array.from({ length: 32 }, (_, code) => `\\u${code.toString(16).padStart(4, '0')}`);

/**
 * JSON as careless serializers write it: Python's puts `NaN` and `Infinity` (read as null), others leave control
 * characters in strings. Several times slower than `JSON.parse`, so only for what that one refuses. What is nested
 * deeper than `MAX_EVENT_DEPTH` is skipped without recursion.
 * @throws NotJson
 */
export function parseLeniently(text: string): Json {
  let at = 0;
  const parsed = value(1);
  space();
  if (at < text.length) throw unexpected();
  return parsed;

  function value(depth: number): Json {
    space();
    const first = text[at];
    if (first === '"') return string();
    if (first === '{' || first === '[') {
      if (depth > MAX_EVENT_DEPTH) return skip();
      return first === '{' ? object(depth) : array(depth);
    }
    const digits = first === '-' || (first !== undefined && first >= '0' && first <= '9') ? match(NUMBER) : null;
    if (digits !== null) return Number(digits);
    const word = match(WORD);
    const meant = WORDS.get(word ?? '');
    if (meant !== undefined) return meant;
    at -= word?.length ?? 0;
    throw unexpected();
  }

  function object(depth: number): JsonObject {
    const entries: [string, Json][] = [];
    at++;
    space();
    if (text[at] === '}') at++;
    else
      do {
        space();
        if (text[at] !== '"') throw unexpected();
        const name = string();
        space();
        expect(':');
        entries.push([name, value(depth + 1)]);
      } while (more('}'));
    // Defines, where assigning would call the setter of a key `__proto__`.
    return Object.fromEntries(entries);
  }

  function array(depth: number): Json[] {
    const items: Json[] = [];
    at++;
    space();
    if (text[at] === ']') at++;
    else
      do items.push(value(depth + 1));
      while (more(']'));
    return items;
  }

  function more(end: string): boolean {
    space();
    if (text[at] === ',') return ++at > 0;
    expect(end);
    return false;
  }

  function string(): string {
    const start = at;
    skipString();
    return meaning(text.slice(start, at), start);
  }

  function skipString(): void {
    at = endOfString(text, at);
    if (at === -1) throw new NotJson(text.length, 'unterminated string');
  }

  function skip(): string {
    let open = 0;
    do {
      const character = text[at];
      if (character === undefined) throw unexpected();
      if (character === '"') {
        skipString();
        continue;
      }
      if (character === '{' || character === '[') open++;
      if (character === '}' || character === ']') open--;
      at++;
    } while (open > 0);
    return TOO_DEEP;
  }

  function space(): void {
    if (text.charCodeAt(at) > SPACE_CODE) return;
    SPACE.lastIndex = at;
    SPACE.test(text);
    at = SPACE.lastIndex;
  }

  function match(pattern: RegExp): string | null {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    at += found?.length ?? 0;
    return found;
  }

  function expect(character: string): void {
    if (text[at] !== character) throw unexpected();
    at++;
  }

  function unexpected(): NotJson {
    return new NotJson(at, at >= text.length ? 'unexpected end' : `unexpected ${JSON.stringify(text[at])}`);
  }
}

/** Just behind the closing quote of the string that starts there; -1 if it never ends. Linear over all strings. */
export function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    at = text.indexOf('"', at);
    if (at === -1) return -1;
    // Of this quote's own backslashes only, so none is looked at twice.
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return at + 1;
  }
}

/**
 * What a string's literal means. A bad escape ends the reading of the whole text, and control characters are looked for:
 * so at most one exception is thrown for a text, however many strings it has. (One costs as much as fifty short strings.)
 */
function meaning(literal: string, start: number): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return JSON.parse(CONTROL.test(literal) ? literal.replace(CONTROLS, escaped) : literal) as string;
  } catch {
    throw new NotJson(start, 'bad escape in a string');
  }
}

function escaped(control: string): string {
  return ESCAPES[control.charCodeAt(0)]!;
}
