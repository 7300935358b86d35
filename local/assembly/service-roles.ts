import type { ServiceRole } from './job-types.ts';
import { readConditions } from './conditions.ts';
import type { Resolve } from './resolver.ts';
import { readRoles } from './roles.ts';
import { resourcesOf, unsupported, type Stack } from './template.ts';

/**
 * The stack's roles with the services that may take them.
 * @throws Error for a trust policy that denies, or has a condition that is not evaluated here
 */
export function readServiceRoles(stack: Stack, resolve: Resolve): ServiceRole[] {
  const roles = readRoles(stack, resolve);
  return resourcesOf(stack.template, 'AWS::IAM::Role').map(([id, { Properties = {} }]) => {
    const arn = resolve(id, 'Arn', { 'Fn::GetAtt': [id, 'Arn'] }) as string;
    const document = resolve(id, 'AssumeRolePolicyDocument', Properties['AssumeRolePolicyDocument']);
    const { Statement = [] } = document as { Statement?: TrustStatement | TrustStatement[] };
    const trusted = [Statement].flat().flatMap(({ Effect, Action, Principal, Condition }) => {
      if (Effect !== 'Allow') throw unsupported(id, 'AssumeRolePolicyDocument', `has ${Effect}, not evaluated here`);
      if (Action !== 'sts:AssumeRole') return [];
      const conditions = readConditions(id, Condition);
      return [Principal.Service ?? []].flat().map((service) => ({ service, conditions }));
    });
    return { ...roles.get(arn)!, arn, trusted };
  });
}

interface TrustStatement {
  Effect: string;
  Action: string;
  Principal: { Service?: string | string[] };
  Condition?: unknown;
}
