import { readConditions } from './conditions.ts';
import { physicalName } from './references.ts';
import type { Resolve } from './resolver.ts';
import { readRoles } from './roles.ts';
import { expectOnly, resourcesOf, type Stack } from './template.ts';
import type { Scheduling, ServiceRole } from './job-types.ts';

/** The stack's groups of schedules, and its roles that services take. */
export function readScheduling(stack: Stack, resolve: Resolve): Scheduling {
  const groups = resourcesOf(stack.template, 'AWS::Scheduler::ScheduleGroup').map(([id, resource]) => {
    expectOnly(id, resource, ['Name', 'Tags']);
    const arn = resolve(id, 'Arn', { 'Fn::GetAtt': [id, 'Arn'] }) as string;
    return { name: physicalName(stack.name, id, resource), arn };
  });
  return { groups, roles: groups.length === 0 ? [] : serviceRoles(stack, resolve) };
}

function serviceRoles(stack: Stack, resolve: Resolve): ServiceRole[] {
  const roles = readRoles(stack, resolve);
  return resourcesOf(stack.template, 'AWS::IAM::Role').map(([id, { Properties = {} }]) => {
    const arn = resolve(id, 'Arn', { 'Fn::GetAtt': [id, 'Arn'] }) as string;
    const document = resolve(id, 'AssumeRolePolicyDocument', Properties['AssumeRolePolicyDocument']);
    const { Statement = [] } = document as { Statement?: TrustStatement | TrustStatement[] };
    const trusted = [Statement].flat().flatMap(({ Effect, Action, Principal, Condition }) => {
      if (Effect !== 'Allow' || Action !== 'sts:AssumeRole') return [];
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
