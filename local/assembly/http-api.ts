import type { ApiMapping, Cors, HttpApi, HttpRoute, LambdaFunction, Throttle } from './types.ts';
import { readPermissions } from './permissions.ts';
import { shortId } from './references.ts';
import type { Resolve } from './resolver.ts';
import { expectKeys, expectOnly, resourcesOf, unsupported, type Stack } from './template.ts';
import { ACCOUNT_QUOTA } from './throttling.ts';

/** Properties of a resource, resolved. */
type Read = (id: string) => Record<string, unknown>;

const KNOWN = {
  'AWS::ApiGatewayV2::Api': ['CorsConfiguration', 'Description', 'Name', 'ProtocolType', 'Tags'],
  'AWS::ApiGatewayV2::Stage': [
    'AccessLogSettings',
    'ApiId',
    'AutoDeploy',
    'DefaultRouteSettings',
    'StageName',
    'StageVariables',
    'Tags',
  ],
  'AWS::ApiGatewayV2::Route': ['ApiId', 'RouteKey', 'Target'],
  'AWS::ApiGatewayV2::Integration': [
    'ApiId',
    'IntegrationType',
    'IntegrationUri',
    'PayloadFormatVersion',
    'TimeoutInMillis',
  ],
  'AWS::ApiGatewayV2::ApiMapping': ['ApiId', 'ApiMappingKey', 'DomainName', 'Stage'],
} as const;

/** API Gateway's default and maximum ("Quotas for configuring and running an HTTP API"). */
const TIMEOUT_MS = 30_000;

/** The stack's HTTP API with its one stage, or `null` if it has none. */
export function readHttpApi(stack: Stack, resolve: Resolve, functions: readonly LambdaFunction[]): HttpApi | null {
  const { template } = stack;
  const read: Read = (id) => resolve(id, 'Properties', template.Resources[id]!.Properties) as Record<string, unknown>;
  const idsOf = (type: keyof typeof KNOWN): string[] =>
    resourcesOf(template, type).map(([id, resource]) => (expectOnly(id, resource, KNOWN[type]), id));

  const [api, ...others] = idsOf('AWS::ApiGatewayV2::Api');
  if (api === undefined) return null;
  if (others.length > 0) throw unsupported(others[0]!, 'Type', 'is a second HTTP API');
  const { ProtocolType, CorsConfiguration } = read(api);
  if (ProtocolType !== 'HTTP') throw unsupported(api, 'ProtocolType', 'is not HTTP');
  const [stage] = idsOf('AWS::ApiGatewayV2::Stage');
  if (stage === undefined) throw unsupported(api, 'Type', 'has no stage');
  const { StageName, StageVariables, DefaultRouteSettings, AutoDeploy } = read(stage);
  if (AutoDeploy !== true) throw unsupported(stage, 'AutoDeploy', 'is not true, and nothing else deploys it');

  const integrations = new Map(
    idsOf('AWS::ApiGatewayV2::Integration').map((id) => [shortId(id), readIntegration(id, read, functions)]),
  );
  const expectPermission = readPermissions(stack, resolve, functions);
  const routes = idsOf('AWS::ApiGatewayV2::Route').map((id): HttpRoute => {
    const { RouteKey, Target } = read(id);
    const [, method, path] = /^([A-Z]+) (\/.*[^/])$/.exec(String(RouteKey)) ?? [];
    if (path === undefined) throw unsupported(id, 'RouteKey', `${String(RouteKey)} is no verb and path`);
    const integration = integrations.get(String(Target).replace(/^integrations\//, ''));
    if (integration === undefined) throw unsupported(id, 'Target', 'is no integration of the stack');
    const route = `${shortId(api)}/${String(StageName)}/${method}${path}`;
    expectPermission(id, integration.functionId, route, 'Target');
    return { method: method!, path, throttle: readThrottle(stage, DefaultRouteSettings), ...integration };
  });
  return {
    id: shortId(api),
    stage: String(StageName),
    stageVariables: (StageVariables ?? null) as HttpApi['stageVariables'],
    cors: readCors(api, CorsConfiguration),
    routes,
  };
}

/** What each base path of the custom domain leads to; none without a domain. */
export function readMappings({ template }: Stack, resolve: Resolve): ApiMapping[] {
  return resourcesOf(template, 'AWS::ApiGatewayV2::ApiMapping').map(([id, resource]) => {
    expectOnly(id, resource, KNOWN['AWS::ApiGatewayV2::ApiMapping']);
    const { ApiId, ApiMappingKey = '' } = resolve(id, 'Properties', resource.Properties) as Record<string, string>;
    return { apiId: ApiId!, key: ApiMappingKey };
  });
}

function readIntegration(
  id: string,
  read: Read,
  functions: readonly LambdaFunction[],
): Pick<HttpRoute, 'functionId' | 'timeoutMs'> {
  const { IntegrationType, IntegrationUri, PayloadFormatVersion, TimeoutInMillis = TIMEOUT_MS } = read(id);
  if (IntegrationType !== 'AWS_PROXY') throw unsupported(id, 'IntegrationType', 'is not AWS_PROXY');
  if (PayloadFormatVersion !== '1.0') throw unsupported(id, 'PayloadFormatVersion', 'is not 1.0');
  const target = functions.find(({ arn }) => arn === IntegrationUri);
  if (target === undefined) throw unsupported(id, 'IntegrationUri', 'is no function of the stack');
  return { functionId: target.id, timeoutMs: Number(TimeoutInMillis) };
}

/** Of each route; every call makes a bucket of its own. */
function readThrottle(stage: string, settings: unknown): Throttle {
  const known = ['ThrottlingRateLimit', 'ThrottlingBurstLimit'];
  const { ThrottlingRateLimit, ThrottlingBurstLimit } = expectKeys(
    stage,
    'DefaultRouteSettings',
    settings ?? {},
    known,
  ) as Record<string, number | undefined>;
  return {
    rate: ThrottlingRateLimit ?? ACCOUNT_QUOTA.rate,
    burst: ThrottlingBurstLimit ?? ACCOUNT_QUOTA.burst,
  };
}

function readCors(api: string, configuration: unknown): Cors | null {
  if (configuration === undefined) return null;
  const { AllowOrigins, AllowMethods, AllowHeaders, ExposeHeaders, MaxAge } = expectKeys(
    api,
    'CorsConfiguration',
    configuration,
    ['AllowOrigins', 'AllowMethods', 'AllowHeaders', 'ExposeHeaders', 'MaxAge'],
  );
  if (String(AllowOrigins) !== '*') throw unsupported(api, 'CorsConfiguration', 'allows not every origin');
  const list = (names: unknown): string => ((names ?? []) as string[]).join(',');
  return {
    methods: list(AllowMethods),
    headers: list(AllowHeaders),
    exposed: list(ExposeHeaders),
    maxAge: Number(MaxAge ?? 0),
  };
}
