import { MAX_NESTED_TEXTS } from '../../domain/limits.ts';
import { scrubAssignments, SECRET_MENTION, type Mentions } from './assignments.ts';
import {
  hasParameters,
  isAddress,
  isCookieFlag,
  scrubAddress,
  scrubCookies,
  scrubParameters,
  type ValueRule,
} from './parameters.ts';
import { isDirectory } from './secret-value.ts';
import { FILTERED, scrubEmails, scrubPatterns } from './patterns.ts';
import type { Leaf } from './scopes.ts';
import { isSessionCookie, SECRET_TEXT, type Verdict } from './sensitive-keys.ts';

/** What the texts of one event are cleaned by. */
export interface TextRules {
  /** Decides by a name what becomes of a value. */
  verdict: (name: string) => Verdict;
  /** How many words that name secrets are still looked at, in all texts of the event. */
  mentions: Mentions;
}

/** What is left of one thing may be the other half of another; nobody nests it deeper. */
const MAX_ROUNDS = 5;

/** Neither the shortest secret word nor an address with a parameter is shorter, so no rule finds anything. */
const SHORTEST = 4;

/** Applies a rule until it finds nothing more, so that scrubbing twice is scrubbing once. */
function settled(text: string, rule: (text: string) => string): string {
  let before = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const after = rule(before);
    if (after === before) return after;
    before = after;
  }
  return FILTERED;
}

/**
 * A text by the rules of where it stands; the very same string if nothing has to go.
 * @param level how many texts it is nested in; below `MAX_NESTED_TEXTS` an address with parameters goes as a whole
 */
export function scrubText(text: string, leaf: Leaf, rules: TextRules, level = 0): string {
  if (leaf === 'none' || text.length < SHORTEST || text === FILTERED) return text;
  return settled(text, (rest) => scrubTextOnce(rest, leaf, rules, level));
}

function scrubTextOnce(text: string, leaf: Leaf, rules: TextRules, level: number): string {
  if (leaf === 'code') return scrubPatterns(text);
  if (leaf === 'values') {
    // The path of an address may well contain `auth`; secrets are in its query.
    if (isAddress(text)) return scrubNestedAddress(text, rules, level);
    if (!SECRET_MENTION.test(text)) return scrubPatterns(text);
    return SECRET_TEXT.test(text) ? FILTERED : scrubPatterns(withoutAssigned(text, rules));
  }
  const clean = scrubPatterns(SECRET_MENTION.test(text) ? withoutAssigned(text, rules) : text);
  return leaf === 'message' ? scrubEmails(clean) : clean;
}

/** Whether what is assigned to a name in a text, or follows it in a command line, is a secret. */
export function isSecretName(name: string, rules: TextRules): boolean {
  const decided = rules.verdict(name);
  return decided === 'filter' || decided === 'password or directory';
}

function withoutAssigned(text: string, rules: TextRules): string {
  return scrubAssignments(text, {
    mentions: rules.mentions,
    isSecret: (name) => isSecretName(name, rules),
    // By their names alone: what is in a value is in the text, too.
    cookies: (header) =>
      scrubCookies(header, (name, value) => (cookieVerdict(name, rules) === 'filter' ? FILTERED : value)),
  });
}

function scrubNestedAddress(text: string, rules: TextRules, level: number): string {
  if (level >= MAX_NESTED_TEXTS && hasParameters(text)) return FILTERED;
  return scrubPatterns(scrubAddress(text, parameterRule(rules, level)));
}

/** A `Cookie` or `Set-Cookie` header. */
export function scrubCookieText(text: string, rules: TextRules, level = 0): string {
  if (!text.includes('=')) return text.trim() === '' || isCookieFlag(text) ? text : FILTERED;
  return settled(text, (rest) => scrubCookies(rest, cookieRule(rules, level)));
}

/** A query string. */
export function scrubQueryText(text: string, rules: TextRules, level = 0): string {
  if (!text.includes('=')) return scrubText(text, 'values', rules, level);
  const clean = settled(text, (rest) => scrubPatterns(scrubParameters(rest, parameterRule(rules, level))));
  // What was cut out may have taken the last parameter with it.
  return clean.includes('=') ? clean : scrubText(clean, 'values', rules, level);
}

/** Whether a request's body, sent as a string, is a form. */
export function isForm(text: string): boolean {
  return /^[^\s=&{}<>"]{1,256}=\S*$/.test(text);
}

/** What a cookie's name decides: sessions go in addition to everything that is secret elsewhere. */
export function cookieVerdict(name: string, rules: TextRules): Verdict {
  const known = rules.verdict(name);
  return known !== 'keep' && isSessionCookie(name) ? 'filter' : known;
}

function cookieRule(rules: TextRules, level: number): ValueRule {
  return (name, value) => byVerdict(cookieVerdict(name, rules), value, rules, level);
}

function parameterRule(rules: TextRules, level: number): ValueRule {
  return (name, value) => byVerdict(rules.verdict(name), value, rules, level);
}

function byVerdict(decided: Verdict, value: string, rules: TextRules, level: number): string {
  if (decided === 'keep' || value === '') return value;
  if (decided === 'password or directory' && !isDirectory(value)) return FILTERED;
  return decided === 'filter' ? FILTERED : scrubText(value, 'values', rules, level + 1);
}
