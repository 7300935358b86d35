import type { APIGatewayProxyEvent } from 'aws-lambda';
import { ACCOUNT } from '../assembly/references.ts';
import type { Api, Route } from '../assembly/types.ts';
import { lastValues, mediaTypeOf } from './headers.ts';
import type { Match } from './match-route.ts';
import type { Target } from './target.ts';

/** One request, read in full. */
export interface Request {
  method: string;
  target: Target;
  protocol: string;
  /** As the function is to see them. */
  headers: Record<string, string[]>;
  host: string;
  userAgent: string | null;
  sourceIp: string;
  body: Buffer;
  /** UUID. */
  id: string;
  time: Date;
}

/** The event of a Lambda proxy integration, payload version 1.0. */
export function eventOf(
  api: Pick<Api, 'id' | 'stage' | 'binaryMediaTypes'>,
  { route, pathParameters }: Match<Pick<Route, 'path' | 'resourceId'>>,
  request: Request,
): APIGatewayProxyEvent {
  const { method, target, headers, body, time } = request;
  const query = valuesOf(target.query);
  const domainName = request.host.replace(/:\d+$/, '');
  return {
    resource: route.path,
    path: target.path,
    httpMethod: method,
    headers: lastValues(headers),
    multiValueHeaders: headers,
    queryStringParameters: query && lastValues(query),
    multiValueQueryStringParameters: query,
    pathParameters,
    stageVariables: null,
    requestContext: {
      resourceId: route.resourceId,
      resourcePath: route.path,
      httpMethod: method,
      extendedRequestId: extendedIdOf(request),
      requestTime: commonLogTime(time),
      path: `/${api.stage}${target.path}`,
      accountId: ACCOUNT,
      protocol: request.protocol,
      stage: api.stage,
      domainPrefix: domainName.split('.')[0]!,
      requestTimeEpoch: time.getTime(),
      requestId: request.id,
      identity: identityOf(request),
      domainName,
      apiId: api.id,
      authorizer: null,
    },
    ...bodyOf(api, body, headers),
  };
}

/** Base64 when the content type is among the API's binary types. */
function bodyOf(
  { binaryMediaTypes }: Pick<Api, 'binaryMediaTypes'>,
  body: Buffer,
  headers: Record<string, string[]>,
): Pick<APIGatewayProxyEvent, 'body' | 'isBase64Encoded'> {
  if (body.length === 0) return { body: null, isBase64Encoded: false };
  const type = mediaTypeOf(headers);
  const binary = binaryMediaTypes.some((pattern) => pattern === '*/*' || pattern.toLowerCase() === type);
  return { body: body.toString(binary ? 'base64' : 'utf8'), isBase64Encoded: binary };
}

/** Decoded, in the order of the first appearance; `null` for none. */
function valuesOf(query: string): Record<string, string[]> | null {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) values.set(name, [...(values.get(name) ?? []), value]);
  return values.size === 0 ? null : Object.fromEntries(values);
}

function identityOf({ sourceIp, userAgent }: Request): APIGatewayProxyEvent['requestContext']['identity'] {
  return {
    cognitoIdentityPoolId: null,
    accountId: null,
    cognitoIdentityId: null,
    caller: null,
    sourceIp,
    principalOrgId: null,
    accessKey: null,
    cognitoAuthenticationType: null,
    cognitoAuthenticationProvider: null,
    userArn: null,
    userAgent,
    user: null,
    apiKey: null,
    apiKeyId: null,
    clientCert: null,
  };
}

/** API Gateway's second id of a request, in the header `x-amz-apigw-id` too: 16 characters of base64. */
export function extendedIdOf({ id }: Pick<Request, 'id'>): string {
  return `${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url').slice(0, 15)}=`;
}

/** `23/Nov/2026:16:44:00 +0000` */
function commonLogTime(time: Date): string {
  const [, day, month, year, clock] = time.toUTCString().split(' ');
  return `${day}/${month}/${year}:${clock} +0000`;
}
