const MAX_NAME_CHARACTERS = 100;
const MAX_VALUE_CHARACTERS = 4_096;

/** Headers that are ours or the connection's. Browsers and proxies know these rules as "forbidden header names". */
const TAKEN =
  /^(host|content-.*|transfer-encoding|connection|keep-alive|upgrade|te|trailer|expect|accept|accept-encoding|cookie2?|date|via|user-agent|proxy-.*|sec-.*|webhook-.*|sentry-hook-.*|request-id|x-forwarded-.*|forwarded)$/i;

/** A token of RFC 9110, 5.6.2. */
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** Printable ASCII, and spaces within: what all servers and proxies pass on as it is. No CR or LF, so no second header. */
const VALUE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** Says what is wrong with the name of a header that users chose, as a sentence; `null`: nothing is. */
export function headerNameProblem(name: string): string | null {
  if (!NAME.test(name) || name.length > MAX_NAME_CHARACTERS) {
    return `is no name of a header: at most ${MAX_NAME_CHARACTERS} letters, digits and hyphens.`;
  }
  return TAKEN.test(name) ? 'is a header that cannot be set. Choose another one, such as Authorization.' : null;
}

/** Says what is wrong with the value of a header, or with a token that becomes part of one, as a sentence; `null`: nothing is. */
export function headerValueProblem(value: string): string | null {
  if (value.length > MAX_VALUE_CHARACTERS) return `is too long: at most ${MAX_VALUE_CHARACTERS} characters.`;
  return VALUE.test(value) ? null : 'may have printable ASCII characters only, and no line break.';
}
