import { isAddress, scrubAddress, scrubCookies, scrubParameters } from './parameters.ts';
import { FILTERED, scrubEmails, scrubPatterns } from './patterns.ts';
import type { Leaf } from './scopes.ts';
import { isSessionCookie, SECRET_ASSIGNMENT, SECRET_TEXT, type Verdict } from './sensitive-keys.ts';

type KeyRule = (name: string) => Verdict;

/** What is left of one thing may be the other half of another; nobody nests it deeper. */
const MOST_ROUNDS = 5;

/** Applies a rule until it finds nothing more, so that scrubbing twice is scrubbing once. */
function settled(text: string, rule: (text: string) => string): string {
  let before = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const after = rule(before);
    if (after === before) return after;
    before = after;
  }
  return FILTERED;
}

/** A text by the rules of where it stands; the very same string if nothing has to go. */
export function scrubText(text: string, leaf: Leaf, verdict: KeyRule): string {
  if (leaf === 'none' || text === '' || text === FILTERED) return text;
  // Almost every text ends here.
  const once = scrubTextOnce(text, leaf, verdict);
  return once === text ? text : settled(text, (rest) => scrubTextOnce(rest, leaf, verdict));
}

function scrubTextOnce(text: string, leaf: Leaf, verdict: KeyRule): string {
  if (leaf === 'code') return scrubPatterns(text);
  if (leaf === 'values') {
    // The path of an address may well contain `auth`; secrets are in its query.
    if (isAddress(text)) return scrubPatterns(scrubAddress(text, parameterRule(verdict)));
    return SECRET_TEXT.test(text) ? FILTERED : scrubPatterns(text);
  }
  const clean = scrubPatterns(SECRET_TEXT.test(text) ? text.replace(SECRET_ASSIGNMENT, `$1${FILTERED}`) : text);
  return leaf === 'message' ? scrubEmails(clean) : clean;
}

/** A `Cookie` or `Set-Cookie` header. */
export function scrubCookieText(text: string, verdict: KeyRule): string {
  if (!text.includes('=')) return scrubText(text, 'values', verdict);
  return settled(text, (rest) => scrubCookies(rest, cookieRule(verdict)));
}

/** A query string. */
export function scrubQueryText(text: string, verdict: KeyRule): string {
  if (!text.includes('=')) return scrubText(text, 'values', verdict);
  return settled(text, (rest) => scrubPatterns(scrubParameters(rest, parameterRule(verdict))));
}

/** Whether a request's body, sent as a string, is a form. */
export function isForm(text: string): boolean {
  return /^[^\s=&{}<>"]{1,256}=\S*$/.test(text);
}

/** What a cookie's name decides: sessions go in addition to everything that is secret elsewhere. */
export function cookieVerdict(name: string, verdict: KeyRule): Verdict {
  const known = verdict(name);
  return known !== 'keep' && isSessionCookie(name) ? 'filter' : known;
}

function cookieRule(verdict: KeyRule): (name: string, value: string) => string {
  return (name, value) => byVerdict(cookieVerdict(name, verdict), value, verdict);
}

function parameterRule(verdict: KeyRule): (name: string, value: string) => string {
  return (name, value) => byVerdict(verdict(name), value, verdict);
}

function byVerdict(decided: Verdict, value: string, verdict: KeyRule): string {
  if (decided === 'keep' || value === '') return value;
  return decided === 'filter' ? FILTERED : scrubText(value, 'values', verdict);
}
