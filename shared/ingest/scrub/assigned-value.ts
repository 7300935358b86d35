import { FILTERED } from './patterns.ts';
import { isPlaceholder } from './placeholders.ts';
import { isHarmless, isHarmlessInside, looksSecret, type Assignment } from './secret-value.ts';
import type { Separator } from './separators.ts';

/** A part of a text, by its first character and the one behind its last. */
export interface Span {
  start: number;
  end: number;
}

/** A value is followed no further, in characters; what is longer goes to the end of the text. */
const MAX_VALUE = 8192;
/**
 * Only of values up to this length, in characters, anything is read that may let them stay: the next name may begin in
 * the middle of one that stays, so that all of it is read again.
 */
const MAX_JUDGED = 128;

/**
 * `Some("x")`, `Optional("x")`, `string(5) "x"`, `(x)`, Go's `(*string)("x")`, the word before a list of PHP, what SQL
 * makes of a password (`MD5('x')`), and YAML's tags and anchors.
 */
const WRAPPER =
  /\(\*string\)\(|(?:Some|Optional|Just|string|new String)?\((?:\d{1,8}\)\s)?|Just\s(?=")|Array\s{0,40}(?=\()|(?:!{1,2}[\w./:-]{1,40}|&\w{1,32})[ \t]{1,4}(?=\S)|(?:md5|sha[12]?|(?:old_)?password|(?:en|aes_en)?crypt|cast|hashbytes)\((?=n?['"])/iy;
const MAY_BE_WRAPPED = new Set('SOJsAmMpPoeEcChHna(!&');

/** With the prefixes of Python, SQL (`N'x'`, `E'x'`, `_utf8'x'`), C# (`@"x"`) and shells (`$'x'`). */
const OPENING_QUOTE = /(?:[bBuUrRfFnNeExX@$]{0,2}|_utf8(?:mb4)?)("{3}|'{3}|\\{0,8}["'`]|&quot;|&#39;|%22|%27)/y;
const PREFIX = /^(?:[a-z@$]{1,2}|_utf8(?:mb4)?)(?=[\\"'`&%])/i;
const MAY_QUOTE = new Set('bBuUrRfFnNeExX@$_\\"\'`&%');

/** Schemes of RFC 9110's registry whose credentials are one word, and those whose are a list up to the end of the line. */
const ONE_WORD_SCHEME =
  /(?:bearer|basic|token|negotiate|ntlm|apikey|api-key|dpop|gnap|jwt|ssws|sharedkey(?:lite)?|key)[ \t]{1,8}(?!realm=|error=|scope=)/iy;
const BEARER = /(?:bearer|basic)[ \t]{1,8}(?!realm=|error=|scope=)/iy;
const LIST_SCHEME =
  /(?:digest|oauth|hawk|mac|signature|aws4-hmac-sha256|aws|scram-sha-\d{1,3}|hoba|mutual)[ \t]{1,8}(?=\S{1,64}=)/iy;

/** Values whose separator says how far they go. */
const EXTENTS = {
  element: /(?:(?!\]\]>)[^<]){1,8192}(?=<|\]|$)/y,
  line: /[^\n\r]{1,8192}/y,
  block: /[^\n]{1,8192}(?:\n[ \t]{1,40}[^\n]{0,8192}){0,500}/y,
} as const;
const SHORT_WORD = new RegExp(String.raw`[^\s&"'\`,;)\]}<>|]{1,${MAX_JUDGED}}`, 'y');
const REST_OF_WORD = new RegExp(String.raw`[^\s&"'\`,;)\]}<>|]{0,${MAX_VALUE}}`, 'y');

/**
 * The value that follows a separator, without its quotes; `null` if there is none, or none that is secret. Quoted ones go
 * up to their end, lists and objects up to their bracket, credentials with their scheme.
 */
export function assignedValue(text: string, separator: Separator, name: Omit<Assignment, 'kind'>): Span | null {
  const { kind } = separator;
  if (kind !== 'exact' && kind !== 'loose') return unlessPlaceholder(text, spanOf(EXTENTS[kind], text, separator.end));
  const assignment = { ...name, kind };
  const start = separator.end + (MAY_BE_WRAPPED.has(text[separator.end]!) ? lengthOf(WRAPPER, text, separator.end) : 0);
  const first = text[start];
  if (first === undefined || (first === '[' && text.startsWith(FILTERED, start))) return null;
  const opening = MAY_QUOTE.has(first) ? lengthOf(OPENING_QUOTE, text, start) : 0;
  if (opening > 0) return unlessHarmless(text, quoted(text, start, opening), assignment);
  if (first === '{' || first === '[' || first === '(')
    return unlessHarmless(text, bracketed(text, start, kind), assignment);
  const scheme = schemeAt(text, start, assignment.word);
  if (scheme === null) return plain(text, start, assignment);
  if (scheme.takes === 'line') return spanOf(EXTENTS.line, text, start);
  return plain(text, scheme.end, { ...assignment, kind: 'exact' });
}

function quoted(text: string, start: number, length: number): Span | null {
  const from = start + length;
  const quote = text.slice(start, from).replace(PREFIX, '');
  const isDoubled = quote === "'" || quote === '"';
  if (text.startsWith(FILTERED, from)) return null;
  const limit = Math.min(text.length, from + MAX_VALUE);
  for (let at = text.indexOf(quote, from); at >= 0 && at < limit; at = text.indexOf(quote, at + 1)) {
    // A backslash more than the opening has is part of the value: `"a\"b"`.
    if (text[at - 1] === '\\' && at > from && isEscaped(text, at, from)) continue;
    // SQL and YAML write a quote within quotes twice: `'it''s x'`.
    if (isDoubled && at > from && text[at + 1] === quote) {
      at++;
      continue;
    }
    return at === from ? null : { start: from, end: at };
  }
  return from === text.length ? null : { start: from, end: text.length };
}

/** Whether an odd number of backslashes stands before a character. */
function isEscaped(text: string, at: number, floor: number): boolean {
  let backslashes = 0;
  while (at - backslashes > floor && text[at - backslashes - 1] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** A list or an object. One that nothing closes goes to the end of the text, but a sentence may have such a bracket. */
function bracketed(text: string, start: number, kind: Assignment['kind']): Span | null {
  let depth = 0;
  const [open, close] = text[start] === '(' ? ['(', ')'] : ['{[', '}]'];
  const limit = Math.min(text.length, start + (kind === 'exact' ? MAX_VALUE : MAX_JUDGED));
  for (let at = start; at < limit; at++) {
    const character = text[at]!;
    if (open.includes(character)) depth++;
    else if (close.includes(character) && --depth === 0) return at === start + 1 ? null : { start, end: at + 1 };
  }
  return kind === 'exact' ? { start, end: text.length } : null;
}

function unlessPlaceholder(text: string, span: Span | null): Span | null {
  if (span === null || span.end - span.start > MAX_JUDGED) return span;
  return isPlaceholder(text.slice(span.start, span.end).trim()) ? null : span;
}

function unlessHarmless(text: string, span: Span | null, assignment: Assignment): Span | null {
  if (span === null || span.end - span.start > MAX_JUDGED) return span;
  if (isHarmlessInside(text.slice(span.start, span.end))) return null;
  return assignment.kind === 'exact' || looksSecret(text, span, assignment) ? span : null;
}

/** The scheme that credentials begin with, where it ends, and whether they are one word or all of the line. */
function schemeAt(text: string, start: number, word: string): { takes: 'word' | 'line'; end: number } | null {
  const isAuth = word.toLowerCase() === 'auth';
  if (!isAuth && text[start] !== 'b' && text[start] !== 'B') return null;
  const length = lengthOf(isAuth ? ONE_WORD_SCHEME : BEARER, text, start);
  if (length > 0) return { takes: 'word', end: start + length };
  return isAuth && lengthOf(LIST_SCHEME, text, start) > 0 ? { takes: 'line', end: start } : null;
}

function plain(text: string, start: number, assignment: Assignment): Span | null {
  const span = spanOf(SHORT_WORD, text, start);
  if (span === null) return null;
  const isLong = span.end - span.start === MAX_JUDGED;
  if (!isLong && isHarmless(text.slice(start, span.end))) return null;
  if (!looksSecret(text, span, assignment)) return null;
  const end = isLong ? span.end + lengthOf(REST_OF_WORD, text, span.end) : span.end;
  return { start, end: isOfConnectionString(text, assignment.before) ? upToSemicolon(text, end) : end };
}

/** `;Pwd=x`: the pairs of a connection string are separated by semicolons, and values may have spaces. */
function isOfConnectionString(text: string, nameStart: number): boolean {
  const before = text[nameStart - 1];
  return before === ';' || (before === ' ' && text[nameStart - 2] === ';');
}

function upToSemicolon(text: string, from: number): number {
  return from + lengthOf(UP_TO_SEMICOLON, text, from);
}

const UP_TO_SEMICOLON = /[^;=\n\r]{0,256}(?=;)/y;

/** The part that a sticky pattern matches; `null` if it matches nothing there. */
function spanOf(pattern: RegExp, text: string, start: number): Span | null {
  const length = lengthOf(pattern, text, start);
  return length === 0 ? null : { start, end: start + length };
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - at : 0;
}
