import { matchesWildcards } from '../assembly/wildcards.ts';
import type { PolicyStatement } from '../assembly/types.ts';

/** Something that a caller wants to do. */
export interface Action {
  /** Such as `dynamodb:PutItem`. */
  action: string;
  /** ARN of what it is done to, or `*`. */
  resource: string;
}

/** IAM's rule: allowed when a statement allows it and none denies it. Actions are compared without regard to case. */
export function isAllowed(statements: readonly PolicyStatement[], { action, resource }: Action): boolean {
  const applying = statements.filter(
    ({ actions, resources }) =>
      actions.some((pattern) => matchesWildcards(pattern.toLowerCase(), action.toLowerCase())) &&
      resources.some((pattern) => matchesWildcards(pattern, resource)),
  );
  return applying.length > 0 && applying.every(({ effect }) => effect === 'Allow');
}
