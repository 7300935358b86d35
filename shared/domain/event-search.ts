import { invalidQuery, searchTokens, type SearchCondition } from './search-tokens.ts';
import { matches } from './wildcard.ts';

/** What a search of events asks for. */
export interface EventSearch {
  conditions: EventCondition[];
  /** Words that title, message or culprit have, without regard to case. */
  text: string;
}

/** Whether the value of a key is among some patterns; `null`: whether it has any value. */
export interface EventCondition {
  key: string;
  anyOf: string[] | null;
  isNegated: boolean;
}

/** Tells of a key what is wrong with searching by it; `null`: nothing. */
export type KeyProblem = (key: string) => string | null;

/** The value of a key of an event; `null`: it has none. */
export type ValueOf = (key: string) => string | number | boolean | null;

/** Something of a search, and what is wrong with it. */
export interface Checked {
  name: string;
  valid: boolean;
  error: string | null;
}

/** The same of a field, with the type that it has. */
export interface CheckedField extends Checked {
  attrType: string | null;
}

/** What is wrong with each part of a search of events. */
export interface CheckedEventSearch {
  valid: boolean;
  field: CheckedField[];
  query: { valid: boolean; error: string | null; fields: CheckedField[] };
  orderby: Checked[];
}

/**
 * Reads a search of events: `key:value`, `!key:value`, `key:[one, other]`, `has:key`, with `*` for any text, and words.
 * @throws RuleViolation that names the condition.
 */
export function parseEventSearch(query: string, problemOf: KeyProblem): EventSearch {
  const { conditions, text } = searchTokens(query);
  return { conditions: conditions.map((one) => conditionOf(one, problemOf)), text };
}

/** Names the keys of a search, each once, without judging any. @throws RuleViolation for what cannot be taken apart. */
export function keysOf(query: string): string[] {
  const { conditions } = searchTokens(query);
  return [...new Set(conditions.map((one) => conditionOf(one, () => null).key))];
}

function conditionOf({ key: sent, value }: SearchCondition, problemOf: KeyProblem): EventCondition {
  const isNegated = sent.startsWith('!');
  const name = isNegated ? sent.slice(1) : sent;
  const key = name === 'has' ? value : name;
  const problem = problemOf(key);
  if (problem !== null) throw invalidQuery(problem);
  return { key, anyOf: name === 'has' ? null : valuesIn(value), isNegated };
}

/** `[error, "a b"]` has two values, and anything else is one. */
function valuesIn(value: string): string[] {
  const [, list] = /^\[(.*)\]$/s.exec(value) ?? [];
  if (list === undefined) return [value];
  return list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** Tells whether an event is one of those that a search asks for. */
export function isFound({ conditions, text }: EventSearch, valueOf: ValueOf): boolean {
  return conditions.every((condition) => meets(condition, valueOf)) && hasText(text.toLowerCase(), valueOf);
}

function meets({ key, anyOf, isNegated }: EventCondition, valueOf: ValueOf): boolean {
  const value = valueOf(key);
  const text = String(value).toLowerCase();
  const isMet = value !== null && (anyOf === null || anyOf.some((pattern) => matches(pattern.toLowerCase(), text)));
  return isMet !== isNegated;
}

const TEXTS = ['title', 'message', 'culprit'];

function hasText(text: string, valueOf: ValueOf): boolean {
  return (
    text === '' ||
    TEXTS.some((key) =>
      String(valueOf(key) ?? '')
        .toLowerCase()
        .includes(text),
    )
  );
}
