import { matchesWildcards } from '../assembly/wildcards.ts';
import type { Condition, PolicyStatement } from '../assembly/types.ts';

/** Something that a caller wants to do. */
export interface Action {
  /** Such as `dynamodb:PutItem`. */
  action: string;
  /** ARN of what it is done to, or `*`. */
  resource: string;
  /** What conditions ask for, by their keys. */
  context?: Readonly<Record<string, string>>;
}

type Statements = readonly PolicyStatement[];

/** A function asks for the same again and again; beyond so many, answers are forgotten. */
const MAX_REMEMBERED = 1000;
const remembered = new WeakMap<Statements, Map<string, boolean>>();

/** IAM's rule: allowed when a statement allows it and none denies it. Actions are compared without regard to case. */
export function isAllowed(statements: Statements, { action, resource, context }: Action): boolean {
  const known = remembered.get(statements) ?? new Map<string, boolean>();
  const asked = context === undefined ? `${action} ${resource}` : `${action} ${resource} ${JSON.stringify(context)}`;
  const answer = known.get(asked) ?? decide(statements, { action, resource, ...(context && { context }) });
  if (known.size >= MAX_REMEMBERED) known.clear();
  remembered.set(statements, known.set(asked, answer));
  return answer;
}

function decide(statements: Statements, { action, resource, context = {} }: Action): boolean {
  const applying = statements.filter(
    ({ actions, resources, conditions = [] }) =>
      actions.some((pattern) => matchesWildcards(pattern.toLowerCase(), action.toLowerCase())) &&
      resources.some((pattern) => matchesWildcards(pattern, resource)) &&
      holds(conditions, context),
  );
  return applying.length > 0 && applying.every(({ effect }) => effect === 'Allow');
}

/** Whether all conditions hold. */
export function holds(conditions: readonly Condition[], context: Readonly<Record<string, string>>): boolean {
  return conditions.every(({ key, values }) => key in context && values.includes(context[key]!));
}
