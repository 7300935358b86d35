import { FILTERED } from './patterns.ts';

/** What happens to the value of a named parameter: the name and the value as they are meant. */
export type ValueRule = (name: string, value: string) => string;

/** `a=1&token=x`: a query or a form, as it came, without the values that the rule takes out. */
export function scrubParameters(text: string, rule: ValueRule): string {
  if (!text.includes('=')) return text;
  let clean = '';
  let copied = 0;
  let start = 0;
  let equals = -1;
  // A loop of its own, because a body may have a quarter of a million parameters: splitting it takes thrice the time.
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : AMPERSAND;
    if (code === EQUALS_SIGN && equals === -1) equals = at;
    if (code !== AMPERSAND && code !== SEMICOLON && code !== QUESTION_MARK) continue;
    if (equals > start && isFiltered(decoded(text.slice(start, equals)), decoded(text.slice(equals + 1, at)), rule)) {
      clean += text.slice(copied, equals + 1) + FILTERED;
      copied = at;
    }
    start = at + 1;
    equals = -1;
  }
  return copied === 0 ? text : clean + text.slice(copied);
}

const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;
const EQUALS_SIGN = 0x3d;
const QUESTION_MARK = 0x3f;

function isFiltered(name: string, value: string, rule: ValueRule): boolean {
  return rule(name, value) !== value;
}

/** Whether a whole text is an address, or a path: `/oauth/login` is where something happened, not a secret; `/password:x` is an argument. */
export function isAddress(text: string): boolean {
  return /^(?:[a-z][a-z\d+.-]{1,20}:\/\/\S*|\/[^\s?]*\?\S*|\/(?![\w-]{1,64}:)[\w\-./~:@%]+)$/i.test(text);
}

/** Whether an address has a query or a fragment with a value in it. */
export function hasParameters(address: string): boolean {
  return address.includes('=', address.search(/[?#]/) + 1 || address.length);
}

/** An address without secrets in its query and its fragment; OAuth hands out tokens in the latter. */
export function scrubAddress(text: string, rule: ValueRule): string {
  const hash = text.includes('#') ? text.indexOf('#') : text.length;
  const mark = text.indexOf('?');
  const query = mark === -1 || mark > hash ? hash : mark;
  return (
    text.slice(0, query) +
    scrubParameters(text.slice(query, hash), rule) +
    text.slice(hash, hash + 1) +
    scrubParameters(text.slice(hash + 1), rule)
  );
}

/** Whether a part is an attribute of `Set-Cookie` that has no value (RFC 6265bis §4.1). */
export function isCookieFlag(part: string): boolean {
  return /^\s{0,8}(?:httponly|secure|partitioned)\s{0,8}$/i.test(part);
}

/** `name=value; other=…` of a `Cookie` or `Set-Cookie` header, several of the latter joined by commas. */
export function scrubCookies(text: string, rule: ValueRule): string {
  const parts = text.split(/(;|,\s{0,8}(?=[^;,=\s]{1,128}=))/);
  for (let index = 0; index < parts.length; index += 2) {
    const part = parts[index]!;
    const equals = part.indexOf('=');
    const value = part.slice(equals + 1).trim();
    if (value === '' || (equals < 0 && isCookieFlag(value))) continue;
    // A value without a name (RFC 6265bis §5.4) may be anything.
    const clean = equals <= 0 ? FILTERED : rule(part.slice(0, equals).trim(), value);
    if (clean !== value) parts[index] = part.slice(0, part.indexOf(value, equals + 1)) + FILTERED;
  }
  return parts.join('');
}

/** Percent-encoded bytes that are UTF-8 (RFC 3629 §4), which is what `decodeURIComponent` takes. */
const ENCODED = new RegExp(
  ['%[0-7]x', '%(?:c[2-9a-f]|dx)C', '%(?:e0%[ab]x|e[1-9a-cef]C|ed%[89]x)C', '%(?:f0%[9ab]x|f[1-3]C|f4%8x)CC']
    .join('|')
    .replaceAll('C', '%[89ab]x')
    .replaceAll('x', '[\\da-f]'),
  'gi',
);

/** What is badly encoded stays as it is. Looked for first, because an exception for each part would cost 10 µs each. */
function decoded(text: string): string {
  if (!text.includes('%')) return text.includes('+') ? text.replaceAll('+', ' ') : text;
  return text.replace(ENCODED, '').includes('%') ? text : decodeURIComponent(text.replaceAll('+', ' '));
}
