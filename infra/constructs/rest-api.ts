import { ApiDefinition, EndpointType, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EndpointName } from '../../shared/api/index.ts';
import { PAGES, type PageName } from '../../shared/api/pages.ts';
import type { Contract } from '../contract.ts';
import type { Tenant } from '../tenant.ts';
import { loggingTo } from './access-log.ts';
import { acknowledge } from './acknowledge.ts';
import { STAGE } from './addresses.ts';
import { apiDefinition } from './api-definition.ts';
import { collectorThrottling } from './collector.ts';
import type { Functions } from './contract-functions.ts';
import { invocationRole } from './invocation-role.ts';

export interface ContractApiProps {
  functions: Functions<EndpointName>;
  pages: Functions<PageName>;
  accessLog: LogGroup;
  /** Where events go that this API does not take. */
  collectorUrl: string;
  contract: Contract;
  tenant: Tenant;
}

const LOG_ROLE_RULE =
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]';

const ACKNOWLEDGED = {
  'AwsSolutions-APIG2':
    'The functions validate, by the contract: API Gateway cannot refuse a bad parameter after a bad token, nor in the words of GitLab.',
  'AwsSolutions-APIG3':
    'A web ACL has a monthly fee while nothing happens. The stage is throttled, and whoever runs the stack may attach one.',
  'AwsSolutions-APIG6':
    'The access log has a line for each request with the reason of a refusal; execution logs would add some ten lines to each and no fact.',
  [LOG_ROLE_RULE]:
    'The role belongs to API Gateway itself, for all APIs of the account and region, and AWS maintains this policy for it.',
  'Serverless-APIGWXrayEnabled':
    'X-Ray has a fee per trace; the access log has the latency of each request and of its function.',
} as const;

/**
 * The contract as a REST API; an HTTP API would decode `group%2Fproject` before it routes, and never find it.
 *
 * The definition replaces what was there at each deployment, by the default of `Mode`. The role by which API Gateway writes
 * access logs is a setting of the account and region, not of the API ("Set up CloudWatch logging for REST APIs", API Gateway
 * Developer Guide): a stack sets it unless its tenant says otherwise, and leaves it behind when it goes, since other
 * stacks' logs depend on it.
 */
export function contractApi(scope: Construct, props: ContractApiProps): SpecRestApi {
  const { functions, pages, accessLog, collectorUrl, contract, tenant } = props;
  const restApiName = `glet-${tenant.name}`;
  const called = { ...functions, ...pages };
  const definition = apiDefinition({
    title: restApiName,
    description: `Error tracking of ${tenant.name}, after GitLab's API`,
    rows: contract.endpoints,
    pages: PAGES,
    collectorUrl,
    credentials: invocationRole(scope, called, tenant).roleArn,
    invocationOf: (name) => invocationOf(called[name]),
  });
  const api = new SpecRestApi(scope, 'Api', {
    restApiName,
    apiDefinition: ApiDefinition.fromInline(definition),
    endpointTypes: [EndpointType.REGIONAL],
    cloudWatchRole: tenant.apiGatewayLogRole,
    ...(tenant.apiGatewayLogRole && { cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN }),
    deployOptions: {
      stageName: STAGE,
      description: `Error tracking of ${tenant.name}`,
      throttlingRateLimit: tenant.throttling.rate,
      throttlingBurstLimit: tenant.throttling.burst,
      methodOptions: collectorThrottling(contract, tenant),
      ...loggingTo(accessLog),
    },
  });
  const { [LOG_ROLE_RULE]: logRole, ...always } = ACKNOWLEDGED;
  acknowledge(api, tenant.apiGatewayLogRole ? { ...always, [LOG_ROLE_RULE]: logRole } : always);
  // The address is an output of the stack, under an id that does not change with CDK's.
  api.node.tryRemoveChild('Endpoint');
  return api;
}

function invocationOf(lambda: LambdaFunction): string {
  return Stack.of(lambda).formatArn({
    service: 'apigateway',
    account: 'lambda',
    resource: 'path/2015-03-31/functions',
    resourceName: `${lambda.functionArn}/invocations`,
  });
}
