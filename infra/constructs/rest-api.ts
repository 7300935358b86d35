import { EndpointType, LambdaIntegration, RestApi, type IResource } from 'aws-cdk-lib/aws-apigateway';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Endpoint } from '../../shared/api/endpoint.ts';
import { ENDPOINTS, type EndpointName } from '../../shared/api/index.ts';
import type { Tenant } from '../tenant.ts';
import { loggingTo } from './access-log.ts';
import { acknowledge } from './acknowledge.ts';
import { collectorThrottling } from './collector.ts';
import type { Functions } from './contract-functions.ts';
import { addPreflight } from './cors.ts';
import { addGatewayResponses } from './gateway-responses.ts';

/** The stage's name is the first segment of its addresses: with this one they are GitLab's, `https://HOST/api/v4/…`. */
export const STAGE = 'api';

export interface ContractApiProps {
  functions: Functions<EndpointName>;
  accessLog: LogGroup;
  tenant: Tenant;
}

const ACKNOWLEDGED = {
  'AwsSolutions-APIG2':
    'The functions validate, by the contract: API Gateway cannot refuse a bad parameter after a bad token, nor in the words of GitLab.',
  'AwsSolutions-APIG3':
    'A web ACL has a monthly fee while nothing happens. The stage is throttled, and whoever runs the stack may attach one.',
  'AwsSolutions-APIG4':
    'Callers show a token in a header or parameter of GitLab and the function looks it up: an authorizer would refuse them in the words of API Gateway.',
  'AwsSolutions-APIG6':
    'The access log has a line for each request with the reason of a refusal; execution logs would add some ten lines to each and no fact.',
  'AwsSolutions-COG4': 'Callers are scripts with a token of ours, as with GitLab; there are no users to sign in.',
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]':
    'The role belongs to API Gateway itself, for all APIs of the account and region, and AWS maintains this policy for it.',
  'Serverless-APIGWXrayEnabled':
    'X-Ray has a fee per trace; the access log has the latency of each request and of its function.',
} as const;

/**
 * The contract as a REST API; an HTTP API would decode `group%2Fproject` before it routes, and never find it.
 *
 * Every body is declared binary: it reaches the function as it was sent, gzip or text, where API Gateway would otherwise
 * force it into UTF-8. The role by which API Gateway writes access logs is a setting of the account and region, not of
 * the API: each stack sets it, and leaves it behind when it goes, since other stacks' logs depend on it.
 */
export function contractApi(scope: Construct, { functions, accessLog, tenant }: ContractApiProps): RestApi {
  const api = new RestApi(scope, 'Api', {
    restApiName: `glet-${tenant.name}`,
    description: `Error tracking of ${tenant.name}, after GitLab's API`,
    endpointTypes: [EndpointType.REGIONAL],
    binaryMediaTypes: ['*/*'],
    cloudWatchRole: true,
    cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN,
    deployOptions: {
      stageName: STAGE,
      description: `Error tracking of ${tenant.name}`,
      throttlingRateLimit: tenant.throttling.rate,
      throttlingBurstLimit: tenant.throttling.burst,
      methodOptions: collectorThrottling(tenant),
      ...loggingTo(accessLog),
    },
  });
  acknowledge(api, ACKNOWLEDGED);
  // The address is an output of the stack, under an id that does not change with CDK's.
  api.node.tryRemoveChild('Endpoint');

  for (const [resource, rows] of rowsByResource(api)) {
    const methods = rows.flatMap(([name, { method }]) => {
      const integration = new LambdaIntegration(functions[name], { allowTestInvoke: false });
      const served = method === 'GET' ? ['GET', 'HEAD'] : [method];
      for (const one of served) resource.addMethod(one, integration);
      return served;
    });
    addPreflight(resource, methods);
  }
  addGatewayResponses(api);
  return api;
}

function rowsByResource(api: RestApi): Map<IResource, [EndpointName, Endpoint][]> {
  const rows = Object.entries(ENDPOINTS) as [EndpointName, Endpoint][];
  return Map.groupBy(rows, ([, { path }]) => api.root.resourceForPath(path));
}
