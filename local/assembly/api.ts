import type { Api, LambdaFunction } from './types.ts';
import { readDefinition } from './api-definition.ts';
import { readGatewayResponses } from './gateway-responses.ts';
import { readInvocationRoles } from './invocation-roles.ts';
import { readPermissions } from './permissions.ts';
import { shortId } from './references.ts';
import type { Resolve } from './resolver.ts';
import { expectOnly, type Resource, type Stack } from './template.ts';
import { readThrottling } from './throttling.ts';

const KNOWN = ['Body', 'DisableExecuteApiEndpoint', 'EndpointConfiguration', 'Name', 'Tags'];

/** The stack's one REST API with its one stage. */
export function readApi(stack: Stack, resolve: Resolve, functions: readonly LambdaFunction[]): Api {
  const { template } = stack;
  const [apiId, api] = theOnly(template.Resources, 'AWS::ApiGateway::RestApi');
  expectOnly(apiId, api, KNOWN);
  const [stageId, stageResource] = theOnly(template.Resources, 'AWS::ApiGateway::Stage');
  const stage = resolve(stageId, 'StageName', stageResource.Properties!['StageName']) as string;
  const throttleOf = readThrottling(stageId, stageResource, resolve);
  const expectPermission = readPermissions(stack, resolve, functions);
  const expectRole = readInvocationRoles(stack, resolve, functions);
  const definition = readDefinition(apiId, resolve(apiId, 'Body', api.Properties?.['Body']), functions);

  for (const { method, path, integration } of definition.routes) {
    if (integration.type !== 'lambda') continue;
    const { functionId, credentials } = integration;
    if (credentials === null) expectPermission(apiId, functionId, `${shortId(apiId)}/${stage}/${method}${path}`);
    else expectRole(apiId, `Body, ${method} ${path},`, functionId, credentials);
  }
  return {
    id: shortId(apiId),
    stage,
    routes: definition.routes.map(({ method, path, integration }) => ({
      method,
      path,
      resourceId: shortId(apiId + path, 6),
      throttle: throttleOf(method, path),
      integration,
    })),
    gatewayResponses: readGatewayResponses(apiId, definition.gatewayResponses),
    binaryMediaTypes: definition.binaryMediaTypes,
  };
}

function theOnly(resources: Record<string, Resource>, type: string): [id: string, resource: Resource] {
  const found = Object.entries(resources).filter(([, { Type }]) => Type === type);
  if (found.length !== 1)
    throw new Error(`The template has ${found.length} of ${type}; the local runner serves exactly one.`);
  return found[0]!;
}
