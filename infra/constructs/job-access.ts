import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { JobName } from '../../shared/api/jobs.ts';
import type { Grant } from '../grant.ts';
import { schedulingAccess, type Scheduling } from './scheduling.ts';

/** What functions may have run, as far as it is there already. */
export interface Startable {
  jobs: Readonly<Partial<Record<JobName, LambdaFunction>>>;
  scheduling: Scheduling;
}

interface Access {
  environment: Record<string, string>;
  policies: Record<string, PolicyDocument>;
}

/**
 * What a function with such a grant has more than others: where its jobs are, and that it may have them run, now or at a moment.
 * @param name of the function's row: a job that plans itself knows from Lambda where it is
 * @throws Error for a job that is made after the function
 */
export function jobAccess(scope: Construct, name: string, grant: Grant, { jobs, scheduling }: Startable): Access {
  const { starts = [], schedules = [] } = grant;
  const functionOf = (job: JobName): LambdaFunction => {
    const made = jobs[job];
    if (made === undefined)
      throw new Error(`${name} has ${job} run, which is made after it: change their order in JOBS`);
    return made;
  };
  const others = [...new Set([...starts, ...schedules.filter((job) => job !== name)])];
  const arns = others.map((job) => [job, functionOf(job).functionArn] as const);
  const planning = schedules.length === 0 ? { environment: {}, policies: {} } : schedulingAccess(scope, scheduling);
  return {
    environment: {
      ...(others.length > 0 && { GLET_JOBS: Stack.of(scope).toJsonString(Object.fromEntries(arns)) }),
      ...planning.environment,
    },
    policies: { ...startPolicy(starts.map(functionOf)), ...planning.policies },
  };
}

function startPolicy(jobs: readonly LambdaFunction[]): Record<string, PolicyDocument> {
  if (jobs.length === 0) return {};
  const resources = jobs.map(({ functionArn }) => functionArn);
  const statement = new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources });
  return { Start: new PolicyDocument({ statements: [statement] }) };
}
