import { randomBytes } from 'node:crypto';
import { digestOf } from '../access-token.ts';
import { MINUTE_MS } from '../time.ts';

/** A sign-in that has begun: what is to be compared with what a provider sends the browser back with. */
export interface SignInAttempt {
  /** SHA-256 of `state`, in hexadecimal. */
  digest: string;
  /** SHA-256 of what the browser has in a cookie, so that nobody else's browser can end what this one began. */
  browser: string;
  issuer: string;
  nonce: string;
  /** PKCE's `code_verifier` (RFC 7636), which leaves here for the provider's token endpoint alone. */
  verifier: string;
  /** Where to go then, an address of the pages. */
  to: string;
  /** Epoch seconds. */
  expires_at: number;
}

const MAX_LIFE_MS = 10 * MINUTE_MS;
/** What the browser is told, in seconds. */
export const ATTEMPT_SECONDS = MAX_LIFE_MS / 1000;

/**
 * Begins an attempt.
 * @param browser the secret that the browser has already, of an attempt in another tab; `null`: it gets one.
 * @returns the attempt, and what is known to the browser alone.
 */
export function beginAttempt(
  { issuer, to, browser }: { issuer: string; to: string; browser: string | null },
  now: Date,
): { attempt: SignInAttempt; state: string; secret: string } {
  const [state, nonce, verifier] = [newRandom(), newRandom(), newRandom()];
  const secret = browser ?? newRandom();
  const expires_at = Math.floor((now.getTime() + MAX_LIFE_MS) / 1000);
  const attempt = { digest: digestOf(state), browser: digestOf(secret), issuer, nonce, verifier, to, expires_at };
  return { attempt, state, secret };
}

/** 256 bits in base64url: 43 characters, the fewest that PKCE takes. */
const newRandom = (): string => randomBytes(32).toString('base64url');

const MAX_PATH_CHARACTERS = 2_000;

/**
 * Finds where to go after a sign-in: an address of the pages that was asked for, else their first. Never one of another
 * host, whatever a browser makes of slashes and backslashes.
 * @param pages the path of the pages, without a slash at the end.
 */
export function returnPathOf(wanted: string | null | undefined, pages: string): string {
  const home = `${pages}/`;
  if (wanted == null || wanted.length > MAX_PATH_CHARACTERS || !/^\/[!-~]*$/.test(wanted)) return home;
  const here = 'https://here.invalid';
  if (!URL.canParse(wanted, here)) return home;
  const { origin, pathname, search, hash } = new URL(wanted, here);
  const page = pageIn(pathname);
  const isOurs = origin === here && pathname.startsWith(home) && page !== null && !page.startsWith(`${home}-/sign-in`);
  return isOurs ? `${pathname}${search}${hash}` : home;
}

/** The path as the pages read it; `null` for one that is none. */
function pageIn(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname).replaceAll(/\/+/g, '/');
  } catch {
    return null;
  }
}
