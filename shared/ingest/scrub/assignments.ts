import { assignedValue, type Span } from './assigned-value.ts';
import { FILTERED } from './patterns.ts';
import { mayBeAssigned, separatorAt } from './separators.ts';

/** A text without any of these words assigns nothing to the name of a secret. */
export const SECRET_MENTION =
  /passw(?:or)?d|pass[-_ ]?phrase|pwd|secret(?: (?:access )?key)?|(?:api|private|access|account)[-_ .]?key|access[-_ ]?signature|(?:amz|goog|ms)-signature|auth|credentials|bearer|token|otp|two[-_ ]factor|identified by|cookie/i;

const EVERY_MENTION = new RegExp(SECRET_MENTION.source, 'gi');

/** Longest name, in characters before and after the word that makes it one; no header or variable is longer. */
const MAX_NAME_SIDE = 64;

/**
 * How many of these words are looked at in all texts of an event. Each costs some microseconds, and no log of a mebibyte
 * has so many; of the text that passes this, and of those behind it, everything goes from the first such word on.
 */
const MAX_MENTIONS = 20_000;

/** A count that goes down. */
export interface Mentions {
  left: number;
}

export function newMentions(): Mentions {
  return { left: MAX_MENTIONS };
}

export interface AssignmentRules {
  mentions: Mentions;
  /** Whether a field of this name holds a secret: the same rule as for keys. */
  isSecret: (name: string) => boolean;
  /** Cleans the value of a `Cookie` or `Set-Cookie` header. */
  cookies: (header: string) => string;
}

/**
 * Removes values that a text assigns to the name of a secret, in the spellings of JSON (escaped or not), Python, Ruby, PHP,
 * Go, YAML, SQL, XML, headers, queries, command lines and connection strings. Sentences that only speak of a secret stay.
 * Linear: each word is met once, and what is looked at around it is bounded.
 */
export function scrubAssignments(text: string, rules: AssignmentRules): string {
  let clean = '';
  let copied = 0;
  EVERY_MENTION.lastIndex = 0;
  for (let found = EVERY_MENTION.exec(text); found !== null; found = EVERY_MENTION.exec(text)) {
    if (rules.mentions.left-- <= 0) return clean + text.slice(copied, found.index) + FILTERED;
    const name = nameAround(text, found.index, EVERY_MENTION.lastIndex, copied);
    const value = secretValue(text, name, found[0], rules);
    EVERY_MENTION.lastIndex = Math.max(value?.end ?? name.end, found.index + 1);
    if (value === null) continue;
    const before = text.slice(value.start, value.end);
    const after = value.kind === 'cookies' ? rules.cookies(before) : FILTERED;
    if (after === before) continue;
    clean += text.slice(copied, value.start) + after;
    copied = value.end;
  }
  return copied === 0 ? text : clean + text.slice(copied);
}

type Found = Span & { kind?: 'cookies' };

function secretValue(text: string, name: Span, word: string, rules: AssignmentRules): Found | null {
  const isIdentifiedBy = word.length === IDENTIFIED_BY;
  const takesQuoted = isIdentifiedBy || /^pass/i.test(word);
  if (!mayBeAssigned(text, name, takesQuoted)) return null;
  const label = text.slice(name.start, name.end);
  const isCookie = word.length === COOKIE && COOKIE_HEADER.test(label);
  if (!isIdentifiedBy && !isCookie && !rules.isSecret(nameOf(label))) return null;
  const separator = separatorAt(text, name, takesQuoted);
  if (separator === null) return null;
  return isCookie
    ? cookieHeader(text, separator.end)
    : assignedValue(text, separator, { name: nameOf(label), word, before: name.start });
}

/** No other word is as long. */
const IDENTIFIED_BY = 'identified by'.length;
const COOKIE = 'cookie'.length;

/** `--api key` is `api_key`. */
function nameOf(label: string): string {
  const bare = label.startsWith('-') ? label.replace(/^-{1,64}/, '') : label;
  return bare.includes(' ') ? bare.replaceAll(' ', '_') : bare;
}

const COOKIE_HEADER = /^(?:set-?|http_)?cookie$/i;

const COOKIES = /\[?\\{0,8}["']?([^\n\r"'=\\]{1,256}=(?:[^\n\r"'\\]|(?<==)"[^\n\r"\\]{0,4096}"){0,8192})/y;

/** The rest of the line, or of the quotes that it stands in; `null` if it has no `=`, as in sentences. */
function cookieHeader(text: string, start: number): Found | null {
  COOKIES.lastIndex = start;
  const header = COOKIES.exec(text)?.[1];
  return header === undefined
    ? null
    : { start: COOKIES.lastIndex - header.length, end: COOKIES.lastIndex, kind: 'cookies' };
}

/** The name that the word belongs to: `DB_PASSWORD`, `--token`, `x-api-key`, `spring.datasource.password`. */
function nameAround(text: string, from: number, to: number, floor: number): Span {
  let start = from;
  while (start > floor && from - start < MAX_NAME_SIDE && isNameBefore(text.charCodeAt(start - 1))) start--;
  // `%22token`: the digits belong to an encoded quote.
  if (start > floor && text[start - 1] === '%') start = Math.min(start + 2, from);
  let end = to;
  while (end < text.length && end - to < MAX_NAME_SIDE && isNameCharacter(text.charCodeAt(end))) end++;
  return { start, end };
}

/** A full stop behind a name ends a sentence; one within it joins its parts. */
function isNameBefore(code: number): boolean {
  return code === 0x2e || isNameCharacter(code);
}

/** Letters, digits, `_`, `-`, `$`. */
function isNameCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x2d ||
    code === 0x24
  );
}
