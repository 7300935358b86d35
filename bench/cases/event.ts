import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Endpoint } from '../../shared/api/row.ts';

/** What a case says of its request; `path` by the names in the row's path. */
export interface RequestParts {
  path?: Readonly<Record<string, string | number>>;
  json?: unknown;
  query?: Readonly<Record<string, string>>;
  /** What an SDK sends, with the client key that it sends it with; then `json` is not looked at. */
  sent?: { bytes: Buffer; publicKey: string };
}

/** The event that a REST API with the stage `api` makes of a request, with the headers that a real client's has. */
export function eventOf(
  row: Endpoint,
  { path = {}, json, query, sent }: RequestParts,
  token: string,
): APIGatewayProxyEvent {
  const encoded = Object.fromEntries(
    Object.entries(path).map(([name, value]) => [name, encodeURIComponent(String(value))]),
  );
  const filled = `/api${row.path.replace(/\{(\w+)\}/g, (_, name: string) => encoded[name]!)}`;
  const headers: Record<string, string> = {
    Accept: '*/*',
    'Accept-Encoding': 'gzip, deflate, br',
    Host: 'example.execute-api.eu-central-1.amazonaws.com',
    'User-Agent': 'gitbeaker',
    'X-Amzn-Trace-Id': 'Root=1-67891233-abcdef012345678912345678',
    'X-Forwarded-For': '203.0.113.7',
    'X-Forwarded-Port': '443',
    'X-Forwarded-Proto': 'https',
    ...(sent
      ? { 'X-Sentry-Auth': `Sentry sentry_version=7, sentry_key=${sent.publicKey}, sentry_client=bench/1` }
      : { 'PRIVATE-TOKEN': token }),
    ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
  const body = sent?.bytes ?? (json === undefined ? null : Buffer.from(JSON.stringify(json)));
  return {
    resource: row.path,
    path: filled,
    httpMethod: row.method,
    headers,
    multiValueHeaders: multiValued(headers),
    queryStringParameters: query ?? null,
    multiValueQueryStringParameters: query ? multiValued(query) : null,
    pathParameters: Object.keys(encoded).length === 0 ? null : encoded,
    stageVariables: null,
    body: body === null ? null : body.toString('base64'),
    isBase64Encoded: body !== null,
    requestContext: {
      requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
      path: filled,
      domainName: headers['Host'],
      stage: 'api',
      httpMethod: row.method,
      resourcePath: row.path,
      identity: { sourceIp: '203.0.113.7' },
    } as APIGatewayProxyEvent['requestContext'],
  };
}

function multiValued(single: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(single).map(([name, value]) => [name, [value]]));
}
