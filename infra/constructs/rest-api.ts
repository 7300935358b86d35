import { EndpointType, LambdaIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { ENDPOINTS, type EndpointName } from '../../shared/api/index.ts';

export function restApi(scope: Construct, functions: Record<EndpointName, IFunction>): RestApi {
  const api = new RestApi(scope, 'Api', {
    endpointTypes: [EndpointType.REGIONAL],
    deployOptions: { stageName: 'api' },
    binaryMediaTypes: ['*/*'],
  });
  for (const [name, row] of Object.entries(ENDPOINTS)) {
    const resource = api.root.resourceForPath(row.path);
    const integration = new LambdaIntegration(functions[name as EndpointName], { allowTestInvoke: false });
    resource.addMethod(row.method, integration);
    if (row.method === 'GET') resource.addMethod('HEAD', integration);
  }
  return api;
}
