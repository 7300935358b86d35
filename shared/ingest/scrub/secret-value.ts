import type { Span } from './assigned-value.ts';
import { FILTERED } from './patterns.ts';
import { isPlaceholder } from './placeholders.ts';

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

const MAX_PARAMETER = 67;
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
/** Such as end where a word ends: `?`, `$1`, `:password`, `@p0`, `%s`, `${PASSWORD`, `$(cat`, and Go's pointers. */
const PARAMETER =
  /^(?:\?|%\w|[:@][a-z_]{1,64}\d{0,2}|\*{2,64}|x{3,64}|\.{3}|…|\$\d{1,3}|[$#]?\{{1,2}[a-z_.]{0,64}|%\([a-z_]{1,64}|\$\(?[a-z_]{1,64}|0xc000[\da-f]{6})[.!:?]?$/i;
const ORDINARY_WORD = /^[A-Z]?[a-z\u00df-\u024f]{1,24}[.!:?]?$/;
/** `ReferenceError:`, `JWT_SESSION_ERROR`. */
const ERROR_NAME = /(?:[Ee]rror|[Ee]xception):?$|^[A-Z]{2,24}(?:_[A-Z]{1,24}){1,8}[.:]?$/;
/** `localStorage.getItem(`, `params[:password`. */
const EXPRESSION = /^(?=\D*$)[\w$.]{1,64}[([]:?\w{0,64}$/;

/** `config.token`, `this.password`. */
const CODE = /^(?:process|os|env|config|settings|self|this|params|req|request|options|props|state)\.[A-Za-z_.]{1,64}$/;
/** The next field, behind one that is empty: `password= user=ada`. */
const NEXT_FIELD = /^[A-Za-z_]{1,32}=[^=]/;

/** `ERR_TOKEN`, `EBADTOKEN`, `TOKEN_EXPIRED`. */
const ERROR_CODE =
  /^E(?:RR(?:OR)?)?_[A-Z_]{1,64}$|^E(?:BAD|INVALID|NO|AUTH)[A-Z]{0,32}$|^[A-Z_]{1,64}_(?:ERROR|EXPIRED|FAILED|INVALID|MISMATCH|MISSING|REQUIRED|DENIED|NOT_FOUND|REVOKED)$/;
/** A secret that was looked for is called by its name: `Could not find secret: my-app/prod`. */
const LOOKED_FOR =
  /(?:(?:not|n't|unable to|failed to) (?:be )?(?:find|found|locate|load|get|read|fetch|resolve|access)|no such|missing|unknown|unresolved)(?: [a-z]{1,16}){0,3} $/i;
const IS_NOT_THERE = /^ (?:(?:was|is|could|does|do|has) )?(?:not (?:be )?(?:found|exist|set|been)|missing|unknown)/;
const NAME_OF_SECRET = /^(?:[A-Za-z]{1,24}\d{0,2}|\d{1,4})(?:[-_./:](?:[A-Za-z]{1,24}\d{0,2}|\d{1,4})){0,8}\.?$/;

const KIND_OF_SECRET = /^(?:secret|token|key|credential)s?$/i;
const TYPE_NAME = /(?:[Ee]rror|[Ee]xception|[Ff]ail(?:ure|ed)|[Ff]ault|[Ww]arning|[Ii]nvalid|[Dd]enied)$/;
const COMPLAINING_NAME = /^(?:Invalid|Expired|Missing|Bad|Unknown|Unexpected|No|Revoked)[A-Z]/;
const AUTH_FIELD = /^(?:[\w.-]{0,64}[-_])?auth$/i;
const OTHER_WORD = /token|secret|key|passw|pwd|credential|authorization$/i;

/** Messages of validators, which name the field: `{"password": ["This field is required."]}`. */
const COMPLAINT_IN_VALUE =
  /\s(?:(?:is|are|was|must|should|may|cannot|can't|can not|does|do|did|has)\s(?:not?\s|been\s)?|too\s)[a-z]{2,20}\b/i;

/** Parsers name what they could not read: `Unexpected token: x`. */
const PARSER_COMPLAINT =
  /(?:unexpected|illegal|unrecogni[sz]ed|unknown|mismatched|extraneous|expect(?:ed|ing)|syntax)\s{1,3}$/i;
const COMPLAINT = /(?:invalid|missing|bad|wrong|incorrect|no)\s{1,3}$/i;
const MAX_PARSER_TOKEN = 16;

/** Whether an unquoted word gives nothing away: an answer, a type, a placeholder, an address. */
export function isHarmless(word: string): boolean {
  if (word.startsWith('//') || word.startsWith(FILTERED.slice(0, -1))) return true;
  if (word.length > MAX_PARAMETER) return false;
  if (isPlaceholder(word)) return true;
  const isParameter = !/^[A-Za-z]/.test(word) || word.startsWith('x');
  return isParameter ? PARAMETER.test(word) : isHarmlessWord(word);
}

function isHarmlessWord(word: string): boolean {
  return word.length <= MAX_HARMLESS_WORD && HARMLESS.has(word.replace(/[.!:?]$/, '').toLowerCase());
}

/** Whether what stands in quotes or brackets is a placeholder, or the message of a validator. */
export function isHarmlessInside(value: string): boolean {
  return isPlaceholder(value) || (value.includes(' ') && COMPLAINT_IN_VALUE.test(value));
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
  // `volume "api-token": secret "api-token" not found`
  if (KIND_OF_SECRET.test(value) && /^ ["'`]/.test(behind)) return false;
  // `near "token": syntax error`
  if (kind === 'exact') return !(isOrdinary && text[span.start - 1] === ' ' && goesOn(behind));
  if (name.length > word.length && (TYPE_NAME.test(name) || COMPLAINING_NAME.test(name))) return false;
  if (ERROR_CODE.test(name) && !looksMadeUp(value)) return false;
  const isQuoted = /["'`]/.test(text[span.start - 1] ?? '');
  if (isQuoted && isHarmlessWord(value)) return false;
  if (isOfSentence(text, span, value, behind) || value.endsWith(`.${name}`)) return false;
  if (isNotFound(text, span, value, assignment)) return false;
  const isQuotedPassword = isQuoted && /^pass/i.test(word);
  if (!isQuotedPassword && isRejected(text, value, assignment)) return false;
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
    CODE.test(value) ||
    NEXT_FIELD.test(value) ||
    // Mongoose: `password: Path `password` is required.`
    (value === 'Path' && /^ [`"']/.test(behind)) ||
    (/^\d{3}$/.test(value) && /^ [A-Z]/.test(behind)) ||
    (EXPRESSION.test(value) && /^["'\])]/.test(behind) && text[start - 1] === ' ')
  );
}

/** Whether the value is the name of a secret that is not there. Passwords have none. */
function isNotFound(text: string, { end }: Span, value: string, { word, before }: Assignment): boolean {
  if (/^p/i.test(word) || !NAME_OF_SECRET.test(value)) return false;
  return LOOKED_FOR.test(text.slice(Math.max(0, before - 80), before)) || IS_NOT_THERE.test(text.slice(end, end + 40));
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
