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
const COOKIES = {
  https: { name: '__Host-glet', attributes: 'Path=/; Secure; HttpOnly; SameSite=Strict' },
  loopback: { name: 'glet-local', attributes: 'Path=/; HttpOnly; SameSite=Strict' },
} as const;

/** 32 bytes in base64url. */
const SECRET = /^[A-Za-z0-9_-]{43}$/;
/** A browser sends one; more were put there by somebody else. */
const MAX_SECRETS = 4;

/**
 * Finds the secrets of sessions in the values of `Cookie` headers, each once and as they came. Whatever else is in there
 * is passed over, malformed pairs included.
 */
export function sessionSecretsIn(headers: readonly string[], channel: Channel): string[] {
  if (channel === 'plain') return [];
  const start = `${COOKIES[channel].name}=`;
  const pairs = headers.flatMap((header) => header.split(';')).map((pair) => pair.trim());
  const values = pairs.filter((pair) => pair.startsWith(start)).map((pair) => pair.slice(start.length));
  return [...new Set(values.filter((value) => SECRET.test(value)))].slice(0, MAX_SECRETS);
}

/** Writes the value of `Set-Cookie` that gives a browser its session, for so many seconds. */
export function cookieOf(secret: string, seconds: number, channel: Exclude<Channel, 'plain'>): string {
  const { name, attributes } = COOKIES[channel];
  return `${name}=${secret}; ${attributes}; Max-Age=${seconds}`;
}

/** Writes the value of `Set-Cookie` that takes the session from a browser. */
export function noCookie(channel: Exclude<Channel, 'plain'>): string {
  return cookieOf('', 0, channel);
}
