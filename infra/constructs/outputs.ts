import type { DomainName, RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import { STAGE } from './rest-api.ts';

export interface OutputsProps {
  api: RestApi;
  table: Table;
  domain: DomainName | null;
}

/** What an operator needs to know of a stack, under ids that scripts may rely on. */
export function outputs(stack: Stack, { api, table, domain }: OutputsProps): void {
  const host = domain?.domainName ?? `${api.restApiId}.execute-api.${stack.region}.${stack.urlSuffix}`;
  new CfnOutput(stack, 'ApiUrl', {
    description: "The API's base address; GitLab's paths follow, beginning with /v4",
    value: `https://${host}/${STAGE}`,
  });
  new CfnOutput(stack, 'TableName', { description: 'The table, for `npm run token`', value: table.tableName });
  if (domain === null) return;
  new CfnOutput(stack, 'DomainTarget', {
    description: `Where the DNS record of ${domain.domainName} has to lead`,
    value: domain.domainNameAliasDomainName,
  });
}
