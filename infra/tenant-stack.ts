import { CfnOutput, RemovalPolicy, Stack, type App } from 'aws-cdk-lib/core';
import { ENDPOINTS, type EndpointName } from '../shared/api/index.ts';
import { CONSUMERS, type ConsumerName } from '../shared/api/consumers.ts';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { TableFunction } from './constructs/endpoint-function.ts';
import { restApi } from './constructs/rest-api.ts';
import { tenantTable } from './constructs/table.ts';
import { GRANTS } from './grants.ts';
import { join } from 'node:path';

export class TenantStack extends Stack {
  constructor(app: App, tenant: string, bundles: string) {
    super(app, `Glet-${tenant}`, { description: `Glet for the tenant ${tenant}` });
    const table = tenantTable(this, {
      removalPolicy: RemovalPolicy.RETAIN,
      deletionProtection: true,
      pointInTimeRecovery: true,
    });
    const fn = (name: EndpointName | ConsumerName) => {
      const row = { ...ENDPOINTS, ...CONSUMERS }[name];
      return new TableFunction(this, name, {
        description: row.summary,
        bundle: join(bundles, row.function),
        table,
        grant: GRANTS[name],
        tenant,
        domain: null,
        logRetention: RetentionDays.ONE_MONTH,
      });
    };
    const functions = Object.fromEntries(
      Object.keys(ENDPOINTS).map((name) => [name, fn(name as EndpointName)]),
    ) as unknown as Record<EndpointName, TableFunction>;
    const api = restApi(this, functions);
    const purge = fn('purgeProject');
    new EventSourceMapping(this, 'M', {
      target: purge,
      eventSourceArn: table.tableStreamArn!,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 10,
      filters: [{ pattern: JSON.stringify(CONSUMERS.purgeProject.filter) }],
      retryAttempts: 10,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
    });
    new CfnOutput(this, 'ApiUrl', { value: api.url });
    new CfnOutput(this, 'TableName', { value: table.tableName });
  }
}
