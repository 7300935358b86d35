import type { ApiError } from '../api/api-error.ts';

/** What a refusal says, by field of a form, and what belongs to none of them. */
export interface Problems {
  /** Each goes on after the field's label: `is empty`. */
  readonly fields: Readonly<Record<string, string>>;
  readonly rest: string | null;
}

export const NO_PROBLEMS: Problems = { fields: {}, rest: null };

/** How the API calls a field in its sentences, and how the form does: `{ 'api url': 'address' }`. */
export type FieldNames = Readonly<Record<string, string>>;

/**
 * Finds the fields that a refusal is about. The API names them in three ways: as keys (`{path: ['is taken']}`), in a list of
 * parameters (`name is empty, scopes is missing`), and in a sentence of its rules (`Error tracking setting api url is
 * invalid and Error tracking setting token is a required field`).
 */
export function problemsIn(error: ApiError, names: FieldNames): Problems {
  const keyed = Object.entries(error.fields);
  if (error.status !== 400) return { fields: {}, rest: error.message };
  const found = keyed.length > 0 ? keyed.map(([name, said]) => [name, said.join(', ')] as const) : told(error, names);
  const own = found.filter(([name]) => Object.hasOwn(names, name));
  const others = found.filter(([name]) => !Object.hasOwn(names, name)).map((pair) => pair.join(' ').trim());
  const fields = Object.fromEntries(own.map(([name, said]) => [names[name]!, said]));
  return { fields, rest: others.length > 0 ? others.join(', ') : null };
}

/** Name and problem of each part of a sentence; what comes before the first name has none. */
function told({ message }: ApiError, names: FieldNames): (readonly [name: string, said: string])[] {
  const phrases = Object.keys(names).toSorted((a, b) => b.length - a.length);
  if (phrases.length === 0) return [['', message]];
  const named = phrases.join('|').replace(/[[\]]/g, '\\$&');
  const start = new RegExp(`(?:^|, and | and |, )(?:Error tracking setting )?(${named}) `, 'g');
  const matches = [...message.matchAll(start)];
  const before = message.slice(0, matches[0]?.index ?? message.length);
  const parts = matches.map(
    (match, index) =>
      [match[1]!, message.slice(match.index + match[0].length, matches[index + 1]?.index ?? message.length)] as const,
  );
  return before === '' ? parts : [['', before], ...parts];
}
