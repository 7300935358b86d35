/**
 * What a field's name decides. `filter`: the value goes. `keep`: it stays as it is. The others say how to read it:
 * as cookies, as a query, as the body of a request, or as any value.
 */
export type Verdict = 'filter' | 'keep' | 'cookies' | 'parameters' | 'body' | 'look';

const SECRET_WORDS = 'password|secret|passwd|api[-_]key|apikey|auth|credentials|mysql_pwd|private[-_]?key';

/** A field of this name holds a secret. `token` is one if it is a word of the name; `otp` if it is the name. */
const SECRET_NAME = new RegExp(`${SECRET_WORDS}|bearer|^otp$|^two[-_]factor$|(?:^|[^a-z])token(?![a-z])|token$`, 'i');
const SECRET_NAME_IN_CAMEL_CASE = /[a-z]Token(?![a-z])/;

/** A text that carries a secret, or at least talks of one. */
export const SECRET_TEXT = new RegExp(`${SECRET_WORDS}|bearer\\s{1,8}[\\w.~+/=-]|\\btoken['"]?\\s{0,8}[:=]`, 'i');

/** `password=…` and `"password": "…"` in a sentence. What is filtered already does not match again. */
export const SECRET_ASSIGNMENT = new RegExp(
  `((?:${SECRET_WORDS}|(?<![a-z])(?:[a-z]{1,20}_)?token)[\\w-]{0,32}(?:=["']?|["']:\\s?["']))([^\\s&"'\\[,;)<>]{1,4096})`,
  'gi',
);

const SESSION_COOKIES = new Set(
  (
    'sentrysid sudo su session __session sessionid user_session symfony phpsessid fasthttpsessionid mysession ' +
    'irissessionid _vercel_jwt csrf xsrf _xsrf _csrf csrf-token csrf_token xsrf-token xsrf_token fastcsrf _iris_csrf ' +
    'connect.sid jsessionid asp.net_sessionid laravel_session rack.session _session_id csrftoken sid'
  ).split(' '),
);

/** Fields that say by their name how their value is written. Sentry leaves user agents alone, they name no person. */
const KINDS = new Map<string, Verdict>([
  ['cookie', 'cookies'],
  ['cookies', 'cookies'],
  ['set-cookie', 'cookies'],
  ['http_cookie', 'cookies'],
  ['user-agent', 'keep'],
  ['http_user_agent', 'keep'],
  ['query_string', 'parameters'],
  ['data', 'body'],
  ['body', 'body'],
]);

/** Names repeat from event to event: the same few hundred fields in almost all of them. */
const MAX_KNOWN_NAMES = 4096;
const MAX_KNOWN_NAME_CHARACTERS = 64;
const known = new Map<string, Verdict>();

/** Decides by a field's name alone what becomes of its value. */
export function verdictOf(name: string): Verdict {
  const before = known.get(name);
  if (before !== undefined) return before;
  const secret = SECRET_NAME.test(name) || SECRET_NAME_IN_CAMEL_CASE.test(name);
  const verdict = secret ? 'filter' : (KINDS.get(name.toLowerCase()) ?? 'look');
  if (name.length > MAX_KNOWN_NAME_CHARACTERS) return verdict;
  if (known.size >= MAX_KNOWN_NAMES) known.clear();
  known.set(withoutParent(name), verdict);
  return verdict;
}

/** V8's `SlicedString::kMinLength`, in its `src/objects/string.h`: what is shorter is copied. */
const SHORTEST_SLICE = 13;

/**
 * A copy of its own. V8 makes a part of a string by pointing into the whole, so that a name out of a query would keep
 * the whole query in memory for as long as it is known.
 */
function withoutParent(name: string): string {
  if (name.length < SHORTEST_SLICE) return name;
  return Buffer.from(name, 'utf16le').toString('utf16le');
}

/** Whether a cookie of this name is a session's or guards one. */
export function isSessionCookie(name: string): boolean {
  return SESSION_COOKIES.has(name.trim().toLowerCase());
}
