import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { PROJECTS_INDEX } from '../../shared/store/schema.ts';
import type { Grant } from '../grants.ts';

export interface TableFunctionProps {
  description: string;
  /** Directory that holds nothing but the bundle, `index.mjs`. */
  bundle: string;
  table: Table;
  grant: Grant;
  tenant: string;
  domain: string | null;
  logRetention: RetentionDays;
}

/**
 * Longer than the store's longest series of retries, shorter than the 29 s after which API Gateway answers by itself.
 */
const TIMEOUT = Duration.seconds(15);

/**
 * CPU grows with memory: the first call takes 15.5 ms at 128 MB, 4.9 at 256 and 3.6 at 512. At 20 ms a call, 512 MB cost
 * $0.13 per million beside the $3.50 of API Gateway, so the time is worth more than the saving.
 */
const MEMORY_MB = 512;

/**
 * One Lambda function with a role of its own: its own log streams and the exact table actions of its grant. The statements
 * are written out because `table.grant…()` gives groups of actions.
 */
export class TableFunction extends LambdaFunction {
  constructor(scope: Construct, id: string, props: TableFunctionProps) {
    const parts = new Construct(scope, `${id}Parts`);
    const logGroup = new LogGroup(parts, 'Logs', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const logs = new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    });
    super(scope, id, {
      description: props.description,
      code: Code.fromAsset(props.bundle),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: MEMORY_MB,
      timeout: TIMEOUT,
      logGroup,
      role: new Role(parts, 'Role', {
        description: `${props.description} (its own log and exact table actions)`,
        assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
        inlinePolicies: {
          Access: new PolicyDocument({ statements: [logs, ...statementsOf(props.grant, props.table)] }),
        },
      }),
      environment: {
        GLET_TABLE: props.table.tableName,
        GLET_TENANT: props.tenant,
        ...(props.domain === null ? {} : { GLET_DOMAIN: props.domain }),
        POWERTOOLS_SERVICE_NAME: id,
        POWERTOOLS_LOG_LEVEL: 'INFO',
      },
    });
  }
}

function statementsOf(grant: Grant, table: Table): PolicyStatement[] {
  const index = `${table.tableArn}/index/${PROJECTS_INDEX.name}`;
  return [
    { actions: grant.table, resource: table.tableArn },
    { actions: grant.projectsIndex ?? [], resource: index },
  ]
    .filter(({ actions }) => actions.length > 0)
    .map(
      ({ actions, resource }) =>
        new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [resource] }),
    );
}
