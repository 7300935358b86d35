import { Policy, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Tenant } from '../tenant.ts';
import { acknowledge } from './acknowledge.ts';
import { failuresQueue } from './failures-queue.ts';

/** Where functions put what is to run at a moment, and as whom EventBridge Scheduler runs it. */
export interface Scheduling {
  group: CfnScheduleGroup;
  role: Role;
  /** What Lambda, or the scheduler, gave up on. */
  failures: Queue;
}

/**
 * A group of schedules that goes with the stack, and all that is planned in it with the group
 * (https://docs.aws.amazon.com/scheduler/latest/APIReference/API_DeleteScheduleGroup.html). It has no name of our choosing: a
 * group is there until its last schedule is gone, and meanwhile the stack could not be deployed again.
 *
 * The role is taken for schedules of this group alone
 * (https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html).
 */
export function scheduling(scope: Construct, tenant: Tenant): Scheduling {
  const own = new Construct(scope, 'Scheduling');
  const group = new CfnScheduleGroup(own, 'Group');
  const principal = new ServicePrincipal('scheduler.amazonaws.com', {
    conditions: {
      StringEquals: { 'aws:SourceAccount': Stack.of(own).account, 'aws:SourceArn': group.attrArn },
    },
  });
  const role = new Role(own, 'Role', {
    description: `${tenant.name}: runs the jobs that are planned`,
    assumedBy: principal,
  });
  return { group, role, failures: failuresQueue(own) };
}

/**
 * Lets the scheduler call these functions, and say which it could not. In a policy apart from the role, because a job that plans itself has the role's ARN
 * in its own policies: the role has to be there before the job, and this after it.
 */
export function letRun({ role, failures }: Scheduling, jobs: readonly LambdaFunction[]): void {
  if (jobs.length === 0) return;
  const calling = new PolicyStatement({
    actions: ['lambda:InvokeFunction'],
    resources: jobs.map(({ functionArn }) => functionArn),
  });
  const telling = new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [failures.queueArn] });
  new Policy(role, 'Jobs', { statements: [calling, telling], roles: [role] });
}

/** What a function has more than others that plans jobs: the group and the role, and that it may put the one into the other. */
export function schedulingAccess(
  scope: Construct,
  { group, role, failures }: Scheduling,
): { environment: Record<string, string>; policies: Record<string, PolicyDocument> } {
  const stack = Stack.of(group);
  const schedules = stack.formatArn({ service: 'scheduler', resource: 'schedule', resourceName: `${group.ref}/*` });
  const finding =
    `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/<${stack.getLogicalId(group)}>/*]` as const;
  acknowledge(scope, {
    [finding]: 'A schedule is called what nobody knows before: the group is what can be named.',
  });
  const statements = [
    new PolicyStatement({
      actions: ['scheduler:CreateSchedule'],
      resources: [schedules],
    }),
    new PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [role.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    }),
  ];
  return {
    environment: {
      GLET_SCHEDULE_GROUP: group.ref,
      GLET_SCHEDULE_ROLE: role.roleArn,
      GLET_SCHEDULE_FAILURES: failures.queueArn,
    },
    policies: { Schedules: new PolicyDocument({ statements }) },
  };
}
