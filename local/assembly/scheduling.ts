import { physicalName } from './references.ts';
import type { Resolve } from './resolver.ts';
import { readServiceRoles } from './service-roles.ts';
import { expectOnly, resourcesOf, type Stack } from './template.ts';
import type { Scheduling } from './job-types.ts';

/** The stack's groups of schedules, and its roles that services take. */
export function readScheduling(stack: Stack, resolve: Resolve): Scheduling {
  const groups = resourcesOf(stack.template, 'AWS::Scheduler::ScheduleGroup').map(([id, resource]) => {
    expectOnly(id, resource, ['Name', 'Tags']);
    const arn = resolve(id, 'Arn', { 'Fn::GetAtt': [id, 'Arn'] }) as string;
    return { name: physicalName(stack.name, id, resource), arn };
  });
  return { groups, roles: groups.length === 0 ? [] : readServiceRoles(stack, resolve) };
}
