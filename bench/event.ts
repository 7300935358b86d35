import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Endpoint } from '../shared/api/endpoint.ts';

/** What a case says of its request; `path` by the names in the row's path. */
export interface RequestParts {
  path?: Readonly<Record<string, string | number>>;
  json?: unknown;
}

/** The event that a REST API with the stage `api` makes of a request, with the headers that a real client's has. */
export function eventOf(row: Endpoint, { path = {}, json }: RequestParts, token: string): APIGatewayProxyEvent {
  const encoded = Object.fromEntries(
    Object.entries(path).map(([name, value]) => [name, encodeURIComponent(String(value))]),
  );
  const filled = `/api${row.path.replace(/\{(\w+)\}/g, (_, name: string) => encoded[name]!)}`;
  const headers: Record<string, string> = {
    Accept: '*/*',
    'Accept-Encoding': 'gzip, deflate, br',
    Host: 'example.execute-api.eu-central-1.amazonaws.com',
    'PRIVATE-TOKEN': token,
    'User-Agent': 'gitbeaker',
    'X-Amzn-Trace-Id': 'Root=1-67891233-abcdef012345678912345678',
    'X-Forwarded-For': '203.0.113.7',
    'X-Forwarded-Port': '443',
    'X-Forwarded-Proto': 'https',
    ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
  return {
    resource: row.path,
    path: filled,
    httpMethod: row.method,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: Object.keys(encoded).length === 0 ? null : encoded,
    stageVariables: null,
    body: json === undefined ? null : Buffer.from(JSON.stringify(json)).toString('base64'),
    isBase64Encoded: json !== undefined,
    requestContext: {
      requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
      path: filled,
      domainName: headers['Host'],
      stage: 'api',
      httpMethod: row.method,
      resourcePath: row.path,
    } as APIGatewayProxyEvent['requestContext'],
  };
}
