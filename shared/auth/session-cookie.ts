/**
 * How a request arrived. `loopback`: by plain http from this machine to itself. `plain`: by http over a network, where
 * others read along.
 */
export type Channel = 'https' | 'loopback' | 'plain';

/** A host by which a machine means itself, as in a URL, without its port. Browsers trust http to these alone. */
const LOOPBACK = /^(?:localhost|[a-z0-9.-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/** @param scheme in which the caller reached the API. */
export function channelOf(scheme: string, host: string): Channel {
  if (scheme === 'https') return 'https';
  return LOOPBACK.test(host) ? 'loopback' : 'plain';
}

/**
 * The session's cookie. `__Host-` keeps other hosts of the domain from setting it, and browsers take it with `Secure`
 * alone. Chromium and Firefox take that from `http://localhost` as well, Safari does not: there it has another name.
 * Neither is ever looked for, or set, where the other belongs.
 */
const CHANNELS = {
  https: { name: '__Host-glet', attributes: 'Path=/; Secure; HttpOnly' },
  loopback: { name: 'glet-local', attributes: 'Path=/; HttpOnly' },
} as const;

/**
 * What a cookie is of. That of a sign-in at a provider has to come along when the provider sends the browser back, which is
 * a navigation from another site: `Lax` (RFC 6265bis, 5.6.7.1). It opens nothing by itself.
 */
const COOKIES = {
  session: { suffix: '', sameSite: 'Strict' },
  attempt: { suffix: '-sign-in', sameSite: 'Lax' },
} as const;
export type CookieOf = keyof typeof COOKIES;

/** 32 bytes in base64url. */
const SECRET = /^[A-Za-z0-9_-]{43}$/;
/** A browser sends one; more were put there by somebody else. */
const MAX_SECRETS = 4;

/**
 * Finds the secrets of sessions, or of attempts to sign in, in the values of `Cookie` headers, each once and as they came. Whatever else is in there
 * is passed over, malformed pairs included.
 */
export function secretsIn(headers: readonly string[], channel: Channel, of: CookieOf = 'session'): string[] {
  if (channel === 'plain') return [];
  const start = `${CHANNELS[channel].name}${COOKIES[of].suffix}=`;
  const pairs = headers.flatMap((header) => header.split(';')).map((pair) => pair.trim());
  const values = pairs.filter((pair) => pair.startsWith(start)).map((pair) => pair.slice(start.length));
  return [...new Set(values.filter((value) => SECRET.test(value)))].slice(0, MAX_SECRETS);
}

/** Writes the value of `Set-Cookie` that gives a browser a secret, for so many seconds. */
export function cookieOf(
  secret: string,
  seconds: number,
  channel: Exclude<Channel, 'plain'>,
  of: CookieOf = 'session',
): string {
  const { name, attributes } = CHANNELS[channel];
  const { suffix, sameSite } = COOKIES[of];
  return `${name}${suffix}=${secret}; ${attributes}; SameSite=${sameSite}; Max-Age=${seconds}`;
}

/** Writes the value of `Set-Cookie` that takes a session's secret from a browser. That of an attempt ends by itself. */
export function noCookie(channel: Exclude<Channel, 'plain'>): string {
  return cookieOf('', 0, channel);
}
