import type { Api, LambdaFunction, Route } from './types.ts';
import { readGatewayResponses } from './gateway-responses.ts';
import { readLambdaIntegration, readMockIntegration, type Integration } from './integrations.ts';
import { readPermissions } from './permissions.ts';
import { shortId } from './references.ts';
import type { Resolve } from './resolver.ts';
import { readThrottling } from './throttling.ts';
import { expectOnly, resourcesOf, unsupported, type Resource, type Stack } from './template.ts';

const KNOWN_OF_API = [
  'BinaryMediaTypes',
  'Description',
  'DisableExecuteApiEndpoint',
  'EndpointConfiguration',
  'Name',
  'Tags',
];
const KNOWN_OF_METHOD = [
  'ApiKeyRequired',
  'AuthorizationType',
  'HttpMethod',
  'Integration',
  'MethodResponses',
  'OperationName',
  'ResourceId',
  'RestApiId',
];

/** The stack's one REST API with its one stage. */
export function readApi({ template, ...stack }: Stack, resolve: Resolve, functions: readonly LambdaFunction[]): Api {
  const [apiId, api] = theOnly(template.Resources, 'AWS::ApiGateway::RestApi');
  expectOnly(apiId, api, KNOWN_OF_API);
  const [stageId, stageResource] = theOnly(template.Resources, 'AWS::ApiGateway::Stage');
  const stage = resolve(stageId, 'StageName', stageResource.Properties!['StageName']) as string;
  const paths = readPaths({ template, ...stack }, resolve, apiId);
  const throttleOf = readThrottling(stageId, stageResource, resolve);
  const expectPermission = readPermissions({ template, ...stack }, resolve, functions);

  const routes = resourcesOf(template, 'AWS::ApiGateway::Method').map(([id, resource]): Route => {
    expectOnly(id, resource, KNOWN_OF_METHOD);
    const property = (name: string): unknown => resolve(id, name, resource.Properties?.[name]);
    if ((property('AuthorizationType') ?? 'NONE') !== 'NONE' || property('ApiKeyRequired') === true)
      throw unsupported(id, 'AuthorizationType', 'asks for an authorizer or an API key');
    const method = property('HttpMethod') as string;
    const path = paths.get(property('ResourceId') as string);
    if (path === undefined) throw unsupported(id, 'ResourceId', 'is no resource of the API');
    const declared = property('Integration') as Integration;
    const integration =
      declared.Type === 'MOCK' ? readMockIntegration(id, declared) : readLambdaIntegration(id, declared, functions);
    if (integration.type === 'lambda')
      expectPermission(id, integration.functionId, `${shortId(apiId)}/${stage}/${method}${path}`);
    const resourceId = property('ResourceId') as string;
    return { method, path, resourceId, throttle: throttleOf(method, path), integration };
  });

  return {
    id: shortId(apiId),
    stage,
    routes,
    gatewayResponses: readGatewayResponses({ template, ...stack }, resolve),
    binaryMediaTypes: (resolve(apiId, 'BinaryMediaTypes', api.Properties?.['BinaryMediaTypes']) ?? []) as string[],
  };
}

function theOnly(resources: Record<string, Resource>, type: string): [id: string, resource: Resource] {
  const found = Object.entries(resources).filter(([, { Type }]) => Type === type);
  if (found.length !== 1)
    throw new Error(`The template has ${found.length} of ${type}; the local runner serves exactly one.`);
  return found[0]!;
}

/** Resource paths by resource id; the root resource is `/`. */
function readPaths({ template }: Stack, resolve: Resolve, apiId: string): Map<string, string> {
  const root = resolve(apiId, 'RootResourceId', { 'Fn::GetAtt': [apiId, 'RootResourceId'] }) as string;
  const parts = new Map<string, { parent: string; part: string }>();
  for (const [id, resource] of resourcesOf(template, 'AWS::ApiGateway::Resource')) {
    const { ParentId, PathPart } = resolve(id, 'Properties', resource.Properties) as Record<string, string>;
    parts.set(resolve(id, 'Ref', { Ref: id }) as string, { parent: ParentId!, part: PathPart! });
  }
  const pathOf = (id: string): string => {
    const { parent, part } = parts.get(id)!;
    return parent === root ? `/${part}` : `${pathOf(parent)}/${part}`;
  };
  return new Map([[root, '/'], ...[...parts.keys()].map((id): [string, string] => [id, pathOf(id)])]);
}
