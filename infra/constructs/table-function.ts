import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Grant } from '../grant.ts';
import type { Tenant } from '../tenant.ts';
import { acknowledge } from './acknowledge.ts';
import { alertAccess, type Told } from './alert-access.ts';
import { jobAccess, type Startable } from './job-access.ts';
import { objectAccess } from './object-access.ts';
import { tokenKeyAccess } from './token-key.ts';

export interface TableFunctionProps {
  /** The function's file below `functions/`: it calls itself that in its log. */
  file: string;
  description: string;
  /** Directory that holds nothing but the bundle, `index.mjs`. */
  bundle: string;
  timeout: Duration;
  /** Not given: what suits a request. */
  memoryMb?: number;
  /** As many execution environments are its own, and it gets no more. `null` or not given: those of the account. */
  reservedConcurrency?: number | null;
  table: Table;
  bucket: Bucket;
  log: LogGroup;
  grant: Grant;
  startable: Startable;
  told: Told;
  /** What else it may do, by the name of the policy. */
  policies?: Readonly<Record<string, PolicyDocument>>;
  /** What else it is told, by the name of the variable. */
  environment?: Readonly<Record<string, string>>;
  tenant: Tenant;
}

/**
 * CPU grows with memory: the first call takes 15.5 ms at 128 MB, 4.9 at 256 and 3.6 at 512. At 20 ms a call, 512 MB cost
 * $0.13 per million beside the $3.50 of API Gateway, so the time is worth more than the saving.
 */
const MEMORY_MB = 512;

/** One Lambda function over the table, with a role of its own that allows the log, its grant and `policies` alone. */
export function tableFunction(scope: Construct, id: string, props: TableFunctionProps): LambdaFunction {
  const {
    file,
    description,
    bundle,
    timeout,
    memoryMb = MEMORY_MB,
    reservedConcurrency = null,
    table,
    bucket,
    log,
    grant,
    startable,
    told,
    policies,
    environment,
    tenant,
  } = props;
  const own = new Construct(scope, id);
  acknowledge(own, {
    'Serverless-LambdaDLQ':
      'API Gateway tells its caller of a failure, the stream and the jobs have queues for what fails, and who has uploads built asks what became of it and has it done anew.',
    'Serverless-LambdaTracing':
      "X-Ray would need permissions on all resources in each role, has a fee per trace, and its SDK would add 19 ms to each cold start. The log lines carry the request's id.",
  });
  const tokenKey = tokenKeyAccess(own, tenant, grant);
  const objects = objectAccess(own, bucket, grant);
  const jobs = jobAccess(own, id, grant, startable);
  const alerts = alertAccess(grant, tenant, told);
  const role = new Role(own, 'Role', {
    description: `${tenant.name}: ${file}, the log and its exact table actions`,
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: {
      Log: new PolicyDocument({ statements: [writeTo(log)] }),
      ...tablePolicy(table, grant),
      ...objects.policies,
      ...jobs.policies,
      ...alerts.policies,
      ...tokenKey.policies,
      ...policies,
    },
  });
  return new LambdaFunction(own, 'Function', {
    description,
    code: Code.fromAsset(bundle),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: memoryMb,
    timeout,
    ...(reservedConcurrency !== null && { reservedConcurrentExecutions: reservedConcurrency }),
    logGroup: log,
    role,
    environment: {
      GLET_TABLE: table.tableName,
      GLET_TENANT: tenant.name,
      ...(tenant.domain && { GLET_DOMAIN: tenant.domain.name }),
      ...environment,
      ...objects.environment,
      ...jobs.environment,
      ...alerts.environment,
      ...tokenKey.environment,
      // Its identity, by which the local runner finds its bundle again. It does not read it itself.
      GLET_FUNCTION: file,
      POWERTOOLS_SERVICE_NAME: file,
      POWERTOOLS_LOG_LEVEL: 'INFO',
    },
  });
}

/**
 * The group is there already, so not `CreateLogGroup`. Streams have the function's name in theirs (Lambda Developer Guide,
 * "Configuring CloudWatch log groups"), but that is not known before the function, which needs the role: a narrower
 * resource would take a policy apart from the role, one more resource for each function.
 */
function writeTo(log: LogGroup): PolicyStatement {
  return new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [log.logGroupArn],
  });
}

/** Written out, because CDK's `table.grant…()` gives whole groups of actions, on the table and all of its indexes. */
function tablePolicy(table: Table, grant: Grant): Record<string, PolicyDocument> {
  const statements = [
    { actions: grant.table, resource: table.tableArn },
    ...(grant.indexes ?? []).map((index) => ({ actions: ['Query'], resource: `${table.tableArn}/index/${index}` })),
  ]
    .filter(({ actions }) => actions.length > 0)
    .map(
      ({ actions, resource }) =>
        new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [resource] }),
    );
  return statements.length > 0 ? { Table: new PolicyDocument({ statements }) } : {};
}
