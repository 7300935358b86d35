import { FILTERED } from './patterns.ts';

/** What happens to the value of a named parameter: the name and the value as they are meant. */
export type ValueRule = (name: string, value: string) => string;

/** `a=1&token=x`: a query or a form, as it came, without the values that the rule takes out. */
export function scrubParameters(text: string, rule: ValueRule): string {
  if (!text.includes('=')) return text;
  const parts = text.split(/([&;?])/);
  let changed = false;
  for (let index = 0; index < parts.length; index += 2) {
    const part = parts[index]!;
    const equals = part.indexOf('=');
    if (equals <= 0) continue;
    const value = decoded(part.slice(equals + 1));
    if (rule(decoded(part.slice(0, equals)), value) === value) continue;
    parts[index] = `${part.slice(0, equals + 1)}${FILTERED}`;
    changed = true;
  }
  return changed ? parts.join('') : text;
}

/** Whether a whole text is an address, or a path: `/oauth/login` is where something happened, not a secret. */
export function isAddress(text: string): boolean {
  return /^(?:[a-z][a-z\d+.-]{1,20}:\/\/\S*|\/[^\s?]*\?\S*|\/[\w\-./~:@%]+)$/i.test(text);
}

/** An address without secrets in its query and its fragment; OAuth hands out tokens in the latter. */
export function scrubAddress(text: string, rule: ValueRule): string {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(text) ?? [];
  return path + scrubParameters(query, rule) + fragment.slice(0, 1) + scrubParameters(fragment.slice(1), rule);
}

/** `name=value; other=…` of a `Cookie` or `Set-Cookie` header, several of the latter joined by commas. */
export function scrubCookies(text: string, rule: ValueRule): string {
  const parts = text.split(/(;|,\s{0,8}(?=[^;,=\s]{1,128}=))/);
  for (let index = 0; index < parts.length; index += 2) {
    const part = parts[index]!;
    const equals = part.indexOf('=');
    const value = part.slice(equals + 1);
    if (equals <= 0 || value === '') continue;
    const clean = rule(part.slice(0, equals).trim(), value.trim());
    if (clean !== value.trim()) parts[index] = `${part.slice(0, equals + 1)}${FILTERED}`;
  }
  return parts.join('');
}

function decoded(text: string): string {
  if (!text.includes('%') && !text.includes('+')) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
