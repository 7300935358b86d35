import { holds, isAllowed } from '../iam/policy.ts';
import type { LambdaFunction } from './types.ts';
import type { Resolve } from './resolver.ts';
import { readServiceRoles } from './service-roles.ts';
import { unsupported, type Stack } from './template.ts';

/**
 * What API Gateway says of itself when it takes a role for an integration: nothing, so a role with a condition is none that
 * it may take (aws-solutions-library-samples/accelerated-intelligent-document-processing-on-aws#479).
 */
const CONTEXT = {};

/**
 * API Gateway calls a function as a role only if it may take the role and the role may call the function; otherwise every
 * call is a 500. The function's own policy is then not looked at, because it is for API Gateway itself.
 * @returns a check that throws for an integration at `place` whose role is none of the stack, or may not do that
 */
export function readInvocationRoles(
  stack: Stack,
  resolve: Resolve,
  functions: readonly LambdaFunction[],
): (id: string, place: string, functionId: string, credentials: string) => void {
  const roles = new Map(readServiceRoles(stack, resolve).map((role) => [role.arn, role]));

  return function expectRole(id, place, functionId, credentials) {
    const refuse = (why: string) => unsupported(id, place, `calls ${functionId} as ${credentials}, which ${why}`);
    const { arn } = functions.find((one) => one.id === functionId)!;
    const role = roles.get(credentials);
    if (role === undefined) throw refuse('is no role of the stack');
    if (!role.trusted.some((one) => one.service === 'apigateway.amazonaws.com' && holds(one.conditions, CONTEXT)))
      throw refuse('API Gateway may not take');
    if (!isAllowed(role.statements, { action: 'lambda:InvokeFunction', resource: arn }))
      throw refuse(`does not allow lambda:InvokeFunction on ${arn}`);
  };
}
