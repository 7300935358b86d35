import { matchesWildcards } from '../assembly/wildcards.ts';
import type { PolicyStatement } from '../assembly/types.ts';

/** Something that a caller wants to do. */
export interface Action {
  /** Such as `dynamodb:PutItem`. */
  action: string;
  /** ARN of what it is done to, or `*`. */
  resource: string;
}

type Statements = readonly PolicyStatement[];

/** A function asks for the same again and again; beyond so many, answers are forgotten. */
const MAX_REMEMBERED = 1000;
const remembered = new WeakMap<Statements, Map<string, boolean>>();

/** IAM's rule: allowed when a statement allows it and none denies it. Actions are compared without regard to case. */
export function isAllowed(statements: Statements, { action, resource }: Action): boolean {
  const known = remembered.get(statements) ?? new Map<string, boolean>();
  const asked = `${action} ${resource}`;
  const answer = known.get(asked) ?? decide(statements, { action, resource });
  if (known.size >= MAX_REMEMBERED) known.clear();
  remembered.set(statements, known.set(asked, answer));
  return answer;
}

function decide(statements: Statements, { action, resource }: Action): boolean {
  const applying = statements.filter(
    ({ actions, resources }) =>
      actions.some((pattern) => matchesWildcards(pattern.toLowerCase(), action.toLowerCase())) &&
      resources.some((pattern) => matchesWildcards(pattern, resource)),
  );
  return applying.length > 0 && applying.every(({ effect }) => effect === 'Allow');
}
