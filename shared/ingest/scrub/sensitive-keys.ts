/**
 * What a field's name decides. `filter`: the value goes. `keep`: it stays as it is. The others say how to read it:
 * as cookies, as a query, as the body of a request, as a sentence, or as any value. `PWD` is a shell's working directory,
 * and a password in connection strings.
 */
export type Verdict = 'filter' | 'keep' | 'cookies' | 'parameters' | 'body' | 'text' | 'password or directory' | 'look';

const SECRET_WORDS = 'password|secret|passwd|api[-_]key|apikey|auth|credentials|mysql_pwd|private[-_]?key';

/**
 * A field of this name holds a secret. `token` and `pwd` are one if they are a word of the name; `otp` if it is the name.
 * `AccountKey` and its like are Azure's; what only names a key is none.
 */
const SECRET_NAME = new RegExp(
  `${SECRET_WORDS}|(?:api|private)[ .:]key|bearer|pass[-_ ]?phrase|^otp$|^two[-_ ]factor$|(?:^|[^a-z])token(?![a-z]|[-_](?:type|count|limit)$)|token$|[a-z\\d][-_ .]pwd(?![a-z])|` +
    `(?:access|account)[-_ .]?key(?![-_ .]?\\w{0,24}(?:id|name)$)(?![a-z])|access[-_ ]?signature|^x-(?:amz|goog|ms)-signature$`,
  'i',
);
const SECRET_NAME_IN_CAMEL_CASE =
  /[a-z](?:Token|Pwd)(?![a-z]|(?:Type|Count|Limit)$)|(?<![A-Za-z])token(?=[A-Z])(?!(?:Type|Count|Limit)$)/;

/** A text that carries a secret, or at least talks of one. */
export const SECRET_TEXT = new RegExp(`${SECRET_WORDS}|bearer\\s{1,8}[\\w.~+/=-]|\\btoken['"]?\\s{0,8}[:=]`, 'i');

/** Cookies of sessions and what guards them, by the names that frameworks give them. */
const SESSION_COOKIE =
  /session|sessid|sess(?![a-z])|(?<![a-z])sess|(?:^|[._:-])sid$|^(?:__(?:secure|host)-)?[a-z\d]{0,5}sid(?:ts|cc)?$|csrf|xsrf|antiforgery|jwt|remember[-_]?(?:me|user|web|token)|^wordpress_(?:logged_in|sec)|^\.aspnet|^\.aspxauth|^cf(?:id|token)$|^cakephp$|^symfony$|^frontend$|^sentrysid$|^su(?:do)?$|(?:^|[-_])identity$/i;

/** Fields that say by their name how their value is written. Sentry leaves user agents alone, they name no person. */
const KINDS = new Map<string, Verdict>([
  ['pwd', 'password or directory'],
  ['oldpwd', 'password or directory'],
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

/** Names of machines and error domains may well contain `auth`. */
const HOST = /(?:^|[-_.:])(?:host|hostname|server|server_?name|domain|authority|origin)$/i;

/** Names repeat from event to event: the same few hundred fields in almost all of them. */
const MAX_KNOWN_NAMES = 4096;
const MAX_KNOWN_NAME_CHARACTERS = 64;
const known = new Map<string, Verdict>();

/** Decides by a field's name alone what becomes of its value. */
export function verdictOf(name: string): Verdict {
  const before = known.get(name);
  if (before !== undefined) return before;
  const secret = SECRET_NAME.test(name) || SECRET_NAME_IN_CAMEL_CASE.test(name);
  const verdict = secret ? 'filter' : (KINDS.get(name.toLowerCase()) ?? (HOST.test(name) ? 'text' : 'look'));
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
  return SESSION_COOKIE.test(name.trim());
}
