import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventInvokeConfig, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { JOBS, type Job, type JobName } from '../../shared/api/jobs.ts';
import { contractFunctions, type ContractFunctionsProps, type Functions } from './contract-functions.ts';
import { letRun } from './scheduling.ts';

export interface Jobs {
  functions: Functions<JobName>;
  /** What Lambda gave up on, with how it failed, and what the scheduler could not have run. */
  failures: Queue;
}

/**
 * The functions that others have run, in the order of their rows: one may have those run that are before it. Lambda tries one
 * that fails twice more, after a minute and after two
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html).
 */
export function jobFunctions(scope: Construct, props: Omit<ContractFunctionsProps, 'jobs'>): Jobs {
  const own = new Construct(scope, 'Jobs');
  const { failures } = props.scheduling;
  const jobs: Partial<Record<JobName, LambdaFunction>> = {};
  const rows: Readonly<Record<JobName, Job>> = JOBS;
  const bounds = (name: JobName) => ({
    timeout: Duration.seconds(rows[name].timeoutSeconds),
    memoryMb: rows[name].memoryMb,
  });
  const sending = new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [failures.queueArn] });
  const policies = (name: JobName): Record<string, PolicyDocument> =>
    rows[name].isAskedAgain ? {} : { Failures: new PolicyDocument({ statements: [sending] }) };
  const made = (name: JobName, job: LambdaFunction): void => {
    jobs[name] = job;
    if (!rows[name].isAskedAgain) keepFailures(job, failures);
  };
  const functions = contractFunctions(own, { rows, bounds, policies, made }, { ...props, jobs });
  const planned = new Set(Object.values(props.contract.grants).flatMap(({ schedules = [] }) => schedules));
  letRun(
    props.scheduling,
    [...planned].map((name) => functions[name]),
  );
  return { functions, failures };
}

/** CDK's own would grant reading the queue's attributes as well. */
function keepFailures(job: LambdaFunction, { queueArn }: Queue): void {
  new CfnEventInvokeConfig(job, 'Failures', {
    functionName: job.functionName,
    qualifier: '$LATEST',
    destinationConfig: { onFailure: { destination: queueArn } },
  });
}
