import { randomBytes } from 'node:crypto';
import { digestOf, type AccessToken } from './access-token.ts';
import type { Person } from './person.ts';
import type { Claims } from './sign-in/grant.ts';
import { DAY_MS, HOUR_MS } from './time.ts';

interface SessionTimes {
  /** SHA-256 of its own secret in hexadecimal; the secret itself is stored nowhere. */
  digest: string;
  /** ISO 8601, UTC. */
  created_at: string;
  /** When its pages were last loaded, within an hour. ISO 8601, UTC. */
  seen_at: string;
  /** Epoch seconds, whatever it is used for until then. */
  expires_at: number;
}

/** What a browser has in place of the token that was shown to it: it acts as the token and ends with it. */
export interface TokenSession extends SessionTimes {
  kind: 'token';
  /** Digest of the token that it came from. */
  token: string;
}

/** What a browser has after a sign-in through an OpenID provider: it ends when the provider is none any more. */
export interface PersonSession extends SessionTimes {
  kind: 'person';
  person: Person;
  /** What the provider said of the person at the sign-in, as far as grants are about it. */
  claims: Claims;
}

export type Session = TokenSession | PersonSession;

/** A new session with its secret, which the browser is told once. */
export interface BegunSession {
  session: Session;
  secret: string;
}

const MAX_LIFE_MS = { project: 7 * DAY_MS, person: 7 * DAY_MS, admin: 12 * HOUR_MS } as const;
const MAX_IDLE_MS = DAY_MS;
const SEEN_EVERY_MS = HOUR_MS;

/** Begins a session of an active token, with 256 random bits as its secret. It is never longer than the token's life. */
export function beginSession(token: AccessToken, now: Date): BegunSession {
  const life = now.getTime() + MAX_LIFE_MS[token.kind];
  // A token's expiry is the first moment of a UTC day, which is how a date alone is parsed.
  const expiry = token.kind === 'project' && token.expiry_date !== null ? Date.parse(token.expiry_date) : Infinity;
  const { times, secret } = begin(Math.min(life, expiry), now);
  return { session: { kind: 'token', token: token.digest, ...times }, secret };
}

/** Begins a session of a person who has just signed in. */
export function beginPersonSession(person: Person, claims: Claims, now: Date): BegunSession {
  const { times, secret } = begin(now.getTime() + MAX_LIFE_MS.person, now);
  return { session: { kind: 'person', person, claims, ...times }, secret };
}

function begin(untilMs: number, now: Date): { times: SessionTimes; secret: string } {
  const secret = randomBytes(32).toString('base64url');
  const times = {
    digest: digestOf(secret),
    created_at: now.toISOString(),
    seen_at: now.toISOString(),
    expires_at: Math.floor(untilMs / 1000),
  };
  return { times, secret };
}

/** Seconds that a session that begins has before it. */
export function secondsOf({ expires_at }: Session, now: Date): number {
  return expires_at - Math.floor(now.getTime() / 1000);
}

/** Tells whether a session has come to its end by time, for the table may keep it two days longer. */
export function isOver({ expires_at, seen_at }: Session, now: Date): boolean {
  return expires_at * 1000 <= now.getTime() || Date.parse(seen_at) + MAX_IDLE_MS <= now.getTime();
}

/** Tells whether it is to be written down that the session was used: each hour at most. */
export function isToBeSeen({ seen_at }: Session, now: Date): boolean {
  return Date.parse(seen_at) + SEEN_EVERY_MS <= now.getTime();
}
