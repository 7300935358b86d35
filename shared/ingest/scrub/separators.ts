import type { Span } from './assigned-value.ts';

/** What stands between a name and its value. */
export interface Separator {
  /** Where the value begins. */
  end: number;
  /**
   * `exact`: nobody writes it but to assign (`"k": v`, `k=v`, `[k] => v`). `loose`: sentences have it as well (`k: v`,
   * `k = v`), so the value has to look like one. The others say how far the value goes: up to the next tag, to the end of
   * the line, over all lines that are indented.
   */
  kind: 'exact' | 'loose' | 'element' | 'line' | 'block';
}

const QUOTE = String.raw`\\{0,8}["'\`]|&quot;|&#39;|%22|%27`;
const SIGN = '(?:=>|:=|=|:|%3[ad]|->(?=\\s))';

/**
 * Behind a quoted name, or one in brackets: a sign; the lengths of PHP's `serialize`; an attribute or a field `value`,
 * as in `"name": "password", "value": "x"`.
 */
const QUOTED = new RegExp(
  String.raw`(?:(?:${QUOTE})\]?|[\])])(?:\s{0,8}${SIGN}\s{0,8}|;[sid]:(?:\d{1,8}:)?|\s{0,8},?\s{0,40}(?:${QUOTE})?value(?:${QUOTE})?\s?[:=]\s{0,8})`,
  'iy',
);
/** `("token", "x")`, `["--password", "x"]`. */
const PAIR = new RegExp(String.raw`(?:${QUOTE}),\s{0,8}(?=[bu]?(?:${QUOTE}))`, 'iy');
/** Elixir's `{:token, "x"}`, Erlang's `{<<"token">>, <<"x">>}`, and PHP's `[token:protected] => x`. */
const ATOM_PAIR = new RegExp(String.raw`,\s{0,8}(?=${QUOTE})`, 'y');
const BEGINS_ATOM_PAIR = /[{(]:$/;
const BINARY_PAIR = /">>,\s{0,8}<<(?=")/y;
const PROPERTY = /:(?:protected|private|[\w\\]{1,64}:private)\]\s{0,8}=>\s{0,8}/y;
const BEGINS_PAIR = new RegExp(String.raw`[([]\s?[bu]?(?:${QUOTE})$`, 'i');
/** `name="token"`, an empty line, and the value: a part of `multipart/form-data` (RFC 7578). */
const FORM_FIELD = /["']?(?:\r?\n){2}/y;
const BEGINS_FORM_FIELD = /name=["']?$/i;
const ARGUMENT = new RegExp(String.raw`(?:${QUOTE}),\s{0,8}|,\s{1,8}(?=[^\s-])|(?:${QUOTE})?\s{1,8}(?=\S)`, 'y');
const ELEMENT =
  /(?:\s[^<>]{0,128})?>(?:<!\[CDATA\[|(?=[^<\s.,;:)@"'])|(?=["'][^\s,;:)}\]])|[ \t]{0,8}\r?\n\s{0,40}(?=[^<\s][^<]{0,256}<\/))/y;
const BEGINS_ELEMENT = /(?<!\w)<(?:[\w.-]{1,32}:)?$/;
/** YAML's block scalars. */
const BLOCK = /:[ \t]{1,4}[|>][-+\d]{0,2}[ \t]{0,8}\r?\n[ \t]{1,40}/y;
const EXACT = /%?(?:=>|:=|={1,2}|%3d)(?!\s)|\s{0,8}(?:=>|:=)\s{0,8}|\s{1,40}value\s?[:=]\s{0,4}/iy;
const LOOSE =
  /[ \t]{0,8}={1,3}[ \t]{1,8}|[ \t]{0,40}:(?!:)[ \t]{0,8}|[ \t]{1,8}(?:->|<-)[ \t]{1,8}|[ \t]?→[ \t]?|%3a/iy;
/** A line of its own below the name, in YAML. */
const BELOW = /:[ \t]{0,8}\r?\n[ \t]{1,40}(?=["']|(?!-[ \t])\S{1,512}(?<!:)[ \t]{0,8}(?:\r?\n|$))/y;
/** `the token is "x"`, SQL's `token LIKE 'x'`; `key provided: x`, `password for 'ada' = 'x'`. */
const SPOKEN = new RegExp(
  String.raw`[ \t]{1,8}(?:(?:is|was|to|as|by|like|<>|!=)[ \t]{1,4}(?=["'\x60])|in[ \t]{0,4}\((?=["'\x60])|` +
    String.raw`(?:provided|given|received|supplied|used|is|was):[ \t]{0,4}|` +
    String.raw`(?:for|of)[ \t](?:user[ \t])?[^\s:=]{1,64}(?:[ \t]?[:=]|[ \t](?:is|was))[ \t]{1,4})`,
  'iy',
);
/** A value that nobody takes for a word, next to the name: `token 5f7c21aa is invalid`, `Invalid token "5f7c21aa"`. */
const MADE_UP = new RegExp(
  String.raw`[ \t]{1,4}(?:(?:is|was)[ \t]{1,4})?["'\x60]?(?!(?:argon|bcrypt|sha|pbkdf|base|oauth|utf)-?\d)` +
    String.raw`(?=[a-z-]{0,64}\d)(?=[\w-]{0,64}[a-z])(?=(?:[a-z]{1,24}[-_]){0,4}[a-z\d]{6})(?=[\w+~-]{8})`,
  'iy',
);
const FOLLOWING = /[ \t]{1,8}(?=["'])/y;

/** How far before a name its opening tag, bracket or quote is looked for, in characters. */
const MAX_BEFORE = 36;

const COLON = 0x3a;
const COMMA = 0x2c;
const SPACE = 0x20;
const HYPHEN = 0x2d;
/** What `QUOTED` may begin with. */
const QUOTES = codes('"\'`\\])&%');
/** What may follow a name directly: its sign, the end of its quotes, brackets or tag, or a line's end. */
const SIGNS = codes('=:"\'`\\])>%&,\r\n→');
/** What may follow a name and spaces. */
const SPACED_SIGNS = codes('=:"\'');

function codes(signs: string): ReadonlySet<number> {
  return new Set(Array.from(signs, (sign) => sign.charCodeAt(0)));
}

/**
 * A first look that costs little: most names in sentences are followed by a space and a letter, or by a full stop.
 * @param takesQuoted whether a quoted value may follow without a sign
 */
export function mayBeAssigned(text: string, { start, end }: Span, takesQuoted: boolean): boolean {
  const direct = text.charCodeAt(end);
  if (SIGNS.has(direct)) return true;
  if (direct !== SPACE && direct !== 0x09) return false;
  let at = end + 1;
  while (at - end < 40 && text.charCodeAt(at) <= SPACE) at++;
  return (
    SPACED_SIGNS.has(text.charCodeAt(at)) ||
    takesQuoted ||
    text.charCodeAt(start) === HYPHEN ||
    text.startsWith('value', at) ||
    matchEnd(SPOKEN, text, end) !== null ||
    matchEnd(MADE_UP, text, end) !== null ||
    text.startsWith('->', at) ||
    text.startsWith('<-', at) ||
    isElement(text, start)
  );
}

/** Finds what separates the name from its value; `null` if it is not followed by one. */
export function separatorAt(text: string, name: Span, takesQuoted: boolean): Separator | null {
  const next = text.charCodeAt(name.end);
  const element = isElement(text, name.start) ? matchEnd(ELEMENT, text, name.end) : null;
  if (element !== null) return { end: element, kind: 'element' };
  const block = next === COLON ? matchEnd(BLOCK, text, name.end) : null;
  if (block !== null) return { end: block, kind: 'block' };
  const field = endBehind(BEGINS_FORM_FIELD, FORM_FIELD, text, name);
  if (field !== null) return { end: field, kind: 'line' };
  const exact =
    (QUOTES.has(next) ? behindQuote(text, name) : null) ??
    (next === COMMA ? endBehind(BEGINS_ATOM_PAIR, ATOM_PAIR, text, name) : null) ??
    (next === COLON && text[name.start - 1] === '[' ? matchEnd(PROPERTY, text, name.end) : null) ??
    (next === COLON && text.charCodeAt(name.end + 1) === SPACE ? null : matchEnd(EXACT, text, name.end));
  if (exact !== null) return closesQuoteOfName(text, name, exact) ? null : { end: exact, kind: 'exact' };
  const loose =
    (next === COLON ? matchEnd(BELOW, text, name.end) : null) ??
    matchEnd(LOOSE, text, name.end) ??
    (text.charCodeAt(name.start) === HYPHEN ? matchEnd(ARGUMENT, text, name.end) : null) ??
    matchEnd(SPOKEN, text, name.end) ??
    (takesQuoted ? matchEnd(FOLLOWING, text, name.end) : null) ??
    matchEnd(MADE_UP, text, name.end);
  return loose === null ? null : { end: loose, kind: 'loose' };
}

function behindQuote(text: string, name: Span): number | null {
  return (
    matchEnd(QUOTED, text, name.end) ??
    endBehind(BEGINS_PAIR, PAIR, text, name) ??
    matchEnd(BINARY_PAIR, text, name.end)
  );
}

/** `undefined method 'password=' for …` names a method. */
function closesQuoteOfName(text: string, name: Span, end: number): boolean {
  const before = text[name.start - 1];
  return (before === "'" || before === '`') && text[end - 1] === '=' && text[end] === "'";
}

function isElement(text: string, start: number): boolean {
  const before = text[start - 1];
  return (before === '<' || before === ':') && BEGINS_ELEMENT.test(text.slice(Math.max(0, start - MAX_BEFORE), start));
}

/** The end of what follows a name, if something certain stands before it. */
function endBehind(before: RegExp, after: RegExp, text: string, { start, end }: Span): number | null {
  const found = matchEnd(after, text, end);
  return found !== null && before.test(text.slice(Math.max(0, start - MAX_BEFORE), start)) ? found : null;
}

/** The end of a sticky pattern's match; `null` if it does not match there. */
function matchEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
