import { RuleViolation } from './refusals.ts';

/** A condition of a search in Sentry's form: `key:value`, of which `!key:value` is the contrary. */
export interface SearchCondition {
  /** With the `!` of a contrary. */
  key: string;
  value: string;
}

/** A search taken apart: its conditions, and the words that are none, joined by blanks. */
export interface SearchTokens {
  conditions: SearchCondition[];
  text: string;
}

/**
 * Takes a search apart: conditions and words, each of which may stand in double quotes. All of them are meant together, so
 * `AND` between them says nothing more.
 * @throws RuleViolation for `OR` and parentheses, whose meaning would be lost.
 */
export function searchTokens(query: string): SearchTokens {
  const conditions: SearchCondition[] = [];
  const words: string[] = [];
  for (const token of tokensOf(query)) {
    if (token === 'AND') continue;
    if (token === 'OR' || IN_PARENTHESES.test(token))
      throw invalidQuery('OR and parentheses cannot be searched by here; in double quotes they are text.');
    const condition = conditionOf(token);
    if (condition === null) words.push(unquoted(token));
    else conditions.push(condition);
  }
  return { conditions, text: words.filter(Boolean).join(' ') };
}

const IN_PARENTHESES = /^\(+!?[A-Za-z][\w.-]*:/;

/** A refusal of a search. Long texts are cut: it repeats what it refuses. */
export function invalidQuery(problem: string): RuleViolation {
  return new RuleViolation({
    code: 'query-invalid',
    problem: problem.length > 300 ? `${problem.slice(0, 300)}…` : problem,
  });
}

/** Blanks within quotes and brackets divide nothing: `release:"a b"`, `level:[error, fatal]`. */
function tokensOf(query: string): string[] {
  return query.match(/(?:[^\s"[]|"(?:[^"\\]|\\.)*"|"|\[[^\]"]*\]|\[)+/g) ?? [];
}

/** `null` for a word, addresses and names such as `TypeError:` among them. */
function conditionOf(token: string): SearchCondition | null {
  const [, key, value] = /^(!?[A-Za-z][\w.-]*(?:\[[^\]"]*\]|\([^)"]*\))?):(.+)$/s.exec(token) ?? [];
  if (key === undefined || value === undefined || value.startsWith('//') || value.startsWith(':')) return null;
  return { key, value: unquoted(value) };
}

function unquoted(text: string): string {
  return text.replaceAll(/"((?:[^"\\]|\\.)*)"/g, (_, inner: string) => inner.replaceAll(/\\(.)/g, '$1'));
}
