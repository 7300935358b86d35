/**
 * Names of query parameters that carry a secret: a caller's `private_token`, `bearer_token`, `sentry_key` and their like, and
 * what a provider sends a browser back with (OpenID Connect Core 1.0, 3.1.2.5).
 */
const SECRET = /token|secret|password|sentry_key|^(?:code|state)$/i;
/** Longer targets are cut: a terminal is to be read. */
const MAX_SHOWN = 1_000;

/** One request that was answered. */
export interface RequestLogEntry {
  method: string;
  /** The request target as sent. */
  url: string;
  status: number;
  durationMs: number;
  /** The function that was called, if one was. */
  functionId: string | null;
  /** Why the answer is not the function's own. */
  problem: string | null;
}

/**
 * One line, more only when something broke. Secrets in the query are masked, control characters escaped, long targets cut.
 * @param label what to call the function.
 */
export function requestLine({ method, url, status, durationMs, problem }: RequestLogEntry, label: string): string {
  const whole = masked(url);
  const cut = whole.length > MAX_SHOWN ? `${whole.slice(0, MAX_SHOWN)}...` : whole;
  const shown = cut.replaceAll(/[^\x20-\x7e]/g, escape);
  const columns = [method.padEnd(7), status, `${Math.round(durationMs)} ms`.padStart(7), '', shown, label];
  return `${columns.join(' ').trimEnd()}${problem === null ? '' : ` (${problem})`}`;
}

function masked(url: string): string {
  const [path, ...query] = url.split('?');
  if (query.length === 0) return url;
  const pairs = query.join('?').split('&');
  return `${path}?${pairs.map((pair) => (SECRET.test(decoded(nameOf(pair))) ? `${nameOf(pair)}=****` : pair)).join('&')}`;
}

const nameOf = (pair: string): string => pair.split('=', 1)[0]!;

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function escape(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
