import type { DomainName, RestApiBase } from 'aws-cdk-lib/aws-apigateway';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnOutput, type Stack } from 'aws-cdk-lib/core';
import type { Tenant } from '../tenant.ts';
import { addressOf, ownAddress } from './addresses.ts';
import type { Jobs } from './job-functions.ts';
import type { StreamConsumers } from './stream-consumers.ts';

export interface OutputsProps {
  api: RestApiBase;
  /** As callers know it. */
  collectorUrl: string;
  table: Table;
  tenant: Tenant;
  domain: DomainName | null;
  consumers: StreamConsumers;
  jobs: Jobs;
  log: LogGroup;
  accessLog: LogGroup;
}

/** What an operator needs to know of a stack, under ids that scripts may rely on. */
export function outputs(stack: Stack, props: OutputsProps): void {
  const { api, collectorUrl, table, tenant, domain, consumers, jobs, log, accessLog } = props;
  new CfnOutput(stack, 'ApiUrl', {
    description: "The API's base address; GitLab's paths follow, beginning with /v4",
    value: addressOf(stack, api.restApiId, tenant),
  });
  new CfnOutput(stack, 'CollectorUrl', {
    description: 'The same for what SDKs send; DSNs name this host',
    value: collectorUrl,
  });
  new CfnOutput(stack, 'CompressedJsonUrl', {
    description: 'The same for SDKs that compress what they call JSON or text: put this host into their DSNs',
    value: ownAddress(stack, api.restApiId),
  });
  new CfnOutput(stack, 'TableName', { description: 'The table, for `npm run token`', value: table.tableName });
  new CfnOutput(stack, 'FailuresQueueUrl', {
    description: 'The queue of what the consumers of the stream gave up on, for `npm run recount`',
    value: consumers.failures.queueUrl,
  });
  new CfnOutput(stack, 'JobFailuresQueueUrl', {
    description: 'The queue of the orders whose jobs failed three times',
    value: jobs.failures.queueUrl,
  });
  new CfnOutput(stack, 'CountingFunction', {
    description: 'The function that counts new events, for `npm run recount`',
    value: consumers.functions.countEvents.functionName,
  });
  new CfnOutput(stack, 'LogGroup', { description: 'The log of all functions', value: log.logGroupName });
  new CfnOutput(stack, 'AccessLogGroup', { description: "The APIs' access log", value: accessLog.logGroupName });
  if (domain === null) return;
  new CfnOutput(stack, 'DomainTarget', {
    description: "Where the DNS record of the tenant's domain has to lead",
    value: domain.domainNameAliasDomainName,
  });
}
