import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

/** What a test says of a request; the rest is as a REST API with the stage `api` sends it. */
export interface Sent {
  method?: string;
  /** The row's path, such as `/v4/projects/{id}`. */
  resource?: string;
  /** The path as it was sent, stage included. Not given: `resource` with its parameters put in. */
  path?: string;
  pathParameters?: Record<string, string>;
  headers?: Record<string, string | string[]>;
  query?: Record<string, string | string[]>;
  body?: string | Uint8Array | null;
  domainName?: string;
  /** The body as an HTTP API hands it over when its type is one of text. */
  asText?: boolean;
  stageVariables?: Record<string, string>;
}

/** API Gateway's single values: the last of each name. */
const lasts = (values: Record<string, string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.at(-1) ?? '']));

const lists = (values: Record<string, string | string[]>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value].flat()]));

/** An event of API Gateway's REST API that takes every body as binary: it arrives in base64. */
export function gatewayEvent(sent: Sent = {}): APIGatewayProxyEvent {
  const { method = 'GET', resource = '/v4/projects/{id}', pathParameters = { id: '5' } } = sent;
  const own = resource.replace(/\{(\w+)\}/g, (_, name: string) => pathParameters[name] ?? '');
  const headers = lists({ 'X-Forwarded-Proto': 'https', 'X-Forwarded-Port': '443', ...sent.headers });
  const query = sent.query ? lists(sent.query) : null;
  return {
    httpMethod: method,
    resource,
    path: own,
    pathParameters: Object.keys(pathParameters).length === 0 ? null : pathParameters,
    stageVariables: sent.stageVariables ?? null,
    headers: lasts(headers),
    multiValueHeaders: headers,
    queryStringParameters: query && lasts(query),
    multiValueQueryStringParameters: query,
    body: sent.body == null ? null : Buffer.from(sent.body).toString(sent.asText ? 'utf8' : 'base64'),
    isBase64Encoded: sent.body != null && !sent.asText,
    requestContext: {
      requestId: 'request-1',
      path: sent.path ?? `/api${own}`,
      domainName: sent.domainName ?? 'abc.execute-api.eu-central-1.amazonaws.com',
      httpMethod: method,
      resourcePath: resource,
      stage: 'api',
      identity: { sourceIp: '192.0.2.1' },
    },
  } as unknown as APIGatewayProxyEvent;
}

/** A Lambda context; a fresh one for each request, for the pipeline hangs the call on it. */
export const lambdaContext = (): Context =>
  ({ awsRequestId: 'lambda-1', getRemainingTimeInMillis: () => 15_000 }) as unknown as Context;
