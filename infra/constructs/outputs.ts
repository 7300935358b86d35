import type { DomainName, RestApiBase } from 'aws-cdk-lib/aws-apigateway';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { Tenant } from '../tenant.ts';
import { STAGE } from './rest-api.ts';

export interface OutputsProps {
  api: RestApiBase;
  table: Table;
  tenant: Tenant;
  domain: DomainName | null;
}

/** What an operator needs to know of a stack, under ids that scripts may rely on. */
export function outputs(stack: Stack, { api, table, tenant, domain }: OutputsProps): void {
  const host = tenant.domain?.name ?? `${api.restApiId}.execute-api.${stack.region}.${stack.urlSuffix}`;
  new CfnOutput(stack, 'ApiUrl', {
    description: "The API's base address; GitLab's paths follow, beginning with /v4",
    value: `https://${host}/${STAGE}`,
  });
  new CfnOutput(stack, 'TableName', { description: 'The table, for `npm run token`', value: table.tableName });
  if (domain === null) return;
  new CfnOutput(stack, 'DomainTarget', {
    description: "Where the DNS record of the tenant's domain has to lead",
    value: domain.domainNameAliasDomainName,
  });
}
