import type { Span } from './assigned-value.ts';
import { FILTERED } from './patterns.ts';

/** A name that is followed by what may be its value. */
export interface Assignment {
  /** The whole name as it stands in the text, and the word in it that makes it a secret's. */
  name: string;
  word: string;
  /** Where the name begins. */
  before: number;
  /** Whether only assignments are written like this, or sentences as well. */
  kind: 'exact' | 'loose';
}

const MAX_PLACEHOLDER = 67;
const MAX_HARMLESS_WORD = 14;

/** Unquoted values that give nothing away: answers, types, and words that sentences go on with. */
const HARMLESS = new Set(
  (
    'yes no on off true false null none nil nul undefined n/a string str text number int integer bool boolean object ' +
    'array any unknown never required missing empty invalid expired revoked wrong incorrect mismatch failed denied ' +
    'forbidden unauthorized redacted hidden removed filtered unset set ok is was not has must in on of at to for from ' +
    'and or the a an expected unexpected got found eof eol'
  ).split(' '),
);
/** `?`, `$1`, `:password`, `@password`, `%s`, `***`, `${PASSWORD}`, `$(cat file)`. */
const PLACEHOLDER =
  /^(?:\?|%\w|[:@]\w{1,64}|\*{2,64}|x{3,64}|\.{3}|…|\$\d{1,3}|\$?\{[\w.]{0,64}|\$\(?\w{1,64})[.!:?]?$/i;
const ORDINARY_WORD = /^[A-Z]?[a-z\u00df-\u024f]{1,24}[.!:?]?$/;
/** `ReferenceError:`, `JWT_SESSION_ERROR`. */
const ERROR_NAME = /(?:[Ee]rror|[Ee]xception):?$|^[A-Z]{2,24}(?:_[A-Z]{1,24}){1,8}[.:]?$/;
/** `localStorage.getItem(`, `params[:password`. */
const EXPRESSION = /^(?=\D*$)[\w$.]{1,64}[([]:?\w{0,64}$/;

const TYPE_NAME = /(?:[Ee]rror|[Ee]xception|[Ff]ail(?:ure|ed)|[Ff]ault|[Ww]arning|[Ii]nvalid|[Dd]enied)$/;
const COMPLAINING_NAME = /^(?:Invalid|Expired|Missing|Bad|Unknown|Unexpected|No|Revoked)[A-Z]/;
const AUTH_FIELD = /^(?:[\w.-]{0,64}[-_])?auth$/i;
const OTHER_WORD = /token|secret|key|passw|pwd|credential|authorization$/i;

/** Messages of validators, which name the field: `{"password": ["This field is required."]}`. */
const COMPLAINT_IN_VALUE =
  /\s(?:(?:is|are|was|must|should|may|cannot|can't|can not|does|do|did|has)\s(?:not?\s|been\s)?|too\s)[a-z]{2,20}\b/i;

/** Parsers name what they could not read: `Unexpected token: x`. */
const PARSER_COMPLAINT =
  /(?:unexpected|illegal|unrecogni[sz]ed|unknown|mismatched|extraneous|expected|syntax)\s{1,3}$/i;
const COMPLAINT = /(?:invalid|missing|bad|wrong|incorrect|no)\s{1,3}$/i;
const MAX_PARSER_TOKEN = 16;

/** Whether an unquoted word gives nothing away: an answer, a type, a placeholder, an address. */
export function isHarmless(word: string): boolean {
  if (word.startsWith('//') || word.startsWith(FILTERED.slice(0, -1))) return true;
  if (word.length > MAX_PLACEHOLDER) return false;
  const isPlaceholder = !/^[A-Za-z]/.test(word) || word.startsWith('x');
  if (isPlaceholder) return PLACEHOLDER.test(word);
  return word.length <= MAX_HARMLESS_WORD && HARMLESS.has(word.replace(/[.!:?]$/, '').toLowerCase());
}

/** Whether what stands in quotes or brackets is the message of a validator. */
export function saysWhatIsWrong(value: string): boolean {
  return value.includes(' ') && COMPLAINT_IN_VALUE.test(value);
}

/** Whether the value of `PWD` is a shell's working directory; in connection strings it is a password. */
export function isDirectory(value: string): boolean {
  return /^(?:[/~]|[a-z]:[\\/])/i.test(value);
}

/**
 * Tells `password: hunter2` from `Password: must have 8 characters`. A single ordinary word is a secret unless a sentence
 * goes on behind it. `auth` is part of the names of too many things, so what follows those has to look made up.
 */
export function looksSecret(text: string, span: Span, assignment: Assignment): boolean {
  const { name, word, kind } = assignment;
  const value = text.slice(span.start, span.end);
  if (/^(?:old)?pwd$/i.test(name) && isDirectory(value)) return false;
  const behind = text.slice(span.end, span.end + 4);
  const isOrdinary = ORDINARY_WORD.test(value);
  // `near "token": syntax error`
  if (kind === 'exact') return !(isOrdinary && text[span.start - 1] === ' ' && goesOn(behind));
  if (name.length > word.length && (TYPE_NAME.test(name) || COMPLAINING_NAME.test(name))) return false;
  if (isOfSentence(text, span, value, behind) || value.endsWith(`.${name}`) || isRejected(text, value, assignment))
    return false;
  if (word.toLowerCase() === 'auth' && !OTHER_WORD.test(name))
    return AUTH_FIELD.test(name) ? !isOrdinary : looksMadeUp(value);
  // `map[password:x user:y]`: sentences have a space behind the colon.
  return !isOrdinary || text[span.start - 1] === ':' || !goesOn(behind);
}

/** Whether words follow, or the rest of one: `can't`. */
function goesOn(behind: string): boolean {
  return /^(?: {1,2}\p{L}|['’](?:t|s|re|ve|ll|d|m)\b)/u.test(behind);
}

/** The name of an error, code, or three digits and the reason in words. */
function isOfSentence(text: string, { start }: Span, value: string, behind: string): boolean {
  return (
    ERROR_NAME.test(value) ||
    (/^\d{3}$/.test(value) && /^ [A-Z]/.test(behind)) ||
    (EXPRESSION.test(value) && /^["'\])]/.test(behind) && text[start - 1] === ' ')
  );
}

function looksMadeUp(value: string): boolean {
  return value.length >= 8 && /\d/.test(value) && /\p{L}/u.test(value) && !/[/\\:.]/.test(value);
}

/** `Unexpected token: x` is about a token of another kind, and `Invalid token: x` may be. */
function isRejected(text: string, value: string, { name, before }: Assignment): boolean {
  const complaint = text.slice(Math.max(0, before - 16), before);
  if (/^token$/i.test(name) && PARSER_COMPLAINT.test(complaint)) return value.length < MAX_PARSER_TOKEN;
  return (value.length <= 3 || ORDINARY_WORD.test(value)) && COMPLAINT.test(complaint);
}
