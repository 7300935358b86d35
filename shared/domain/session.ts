import { randomBytes } from 'node:crypto';
import { digestOf, type AccessToken } from './access-token.ts';
import { DAY_MS, HOUR_MS } from './time.ts';

/** What a browser has in place of the token that was shown to it: it acts as the token and ends with it. */
export interface Session {
  /** What its holder showed. */
  kind: 'token';
  /** SHA-256 of its own secret in hexadecimal; the secret itself is stored nowhere. */
  digest: string;
  /** Digest of the token that it came from. */
  token: string;
  /** ISO 8601, UTC. */
  created_at: string;
  /** When its pages were last loaded, within an hour. ISO 8601, UTC. */
  seen_at: string;
  /** Epoch seconds, whatever it is used for until then. */
  expires_at: number;
}

/** A new session with its secret, which the browser is told once. */
export interface BegunSession {
  session: Session;
  secret: string;
}

const MAX_LIFE_MS = { project: 7 * DAY_MS, admin: 12 * HOUR_MS } as const;
const MAX_IDLE_MS = DAY_MS;
const SEEN_EVERY_MS = HOUR_MS;

/** Begins a session of an active token, with 256 random bits as its secret. It is never longer than the token's life. */
export function beginSession(token: AccessToken, now: Date): BegunSession {
  const secret = randomBytes(32).toString('base64url');
  const life = now.getTime() + MAX_LIFE_MS[token.kind];
  // A token's expiry is the first moment of a UTC day, which is how a date alone is parsed.
  const expiry = token.kind === 'project' && token.expiry_date !== null ? Date.parse(token.expiry_date) : Infinity;
  const session: Session = {
    kind: 'token',
    digest: digestOf(secret),
    token: token.digest,
    created_at: now.toISOString(),
    seen_at: now.toISOString(),
    expires_at: Math.floor(Math.min(life, expiry) / 1000),
  };
  return { session, secret };
}

/** Tells whether a session has come to its end by time, for the table may keep it two days longer. */
export function isOver({ expires_at, seen_at }: Session, now: Date): boolean {
  return expires_at * 1000 <= now.getTime() || Date.parse(seen_at) + MAX_IDLE_MS <= now.getTime();
}

/** Tells whether it is to be written down that the session was used: each hour at most. */
export function isToBeSeen({ seen_at }: Session, now: Date): boolean {
  return Date.parse(seen_at) + SEEN_EVERY_MS <= now.getTime();
}
