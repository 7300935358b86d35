import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { ALLOW_ORIGIN, EXPOSE_HEADERS } from '../../shared/api/cors.ts';
import { constant } from './cors.ts';

/**
 * Without these a browser hides the refusal from the page that has to read it. Nothing in it is worth `no-store`, with
 * which a page that sends many events and reads no answer would soon be allowed to send no more.
 */
const HEADERS = {
  'Access-Control-Allow-Origin': ALLOW_ORIGIN,
  'Access-Control-Expose-Headers': EXPOSE_HEADERS,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
};

interface Answer {
  status?: number;
  body: string;
  headers?: Readonly<Record<string, string>>;
}

/** Grape's answer to an address that it does not know. */
const NOT_FOUND: Answer = { status: 404, body: '{"error":"404 Not Found"}' };
const BAD_REQUEST: Answer = { status: 400, body: '{"message":"400 Bad request"}' };
const TOO_MANY: Answer = { status: 429, body: '{"message":"429 Too Many Requests"}', headers: { 'Retry-After': '1' } };
const UNAVAILABLE: Answer = { status: 503, body: '{"message":"503 Service Unavailable"}' };

/**
 * What API Gateway says by itself, in GitLab's words.
 *
 * - An unknown path or method is a "missing authentication token" to it; with an `Authorization` header that is no AWS
 *   signature it is an invalid signature, or an expired or denied one. No method here uses IAM, so all mean "not found".
 * - Never 502, which is what a function that dies gives by default: client libraries retry it for minutes.
 */
const ANSWERS: readonly (readonly [ResponseType, Answer])[] = [
  [ResponseType.MISSING_AUTHENTICATION_TOKEN, NOT_FOUND],
  [ResponseType.INVALID_SIGNATURE, NOT_FOUND],
  [ResponseType.EXPIRED_TOKEN, NOT_FOUND],
  [ResponseType.ACCESS_DENIED, NOT_FOUND],
  [ResponseType.RESOURCE_NOT_FOUND, NOT_FOUND],
  [ResponseType.BAD_REQUEST_BODY, BAD_REQUEST],
  [ResponseType.BAD_REQUEST_PARAMETERS, BAD_REQUEST],
  [ResponseType.REQUEST_TOO_LARGE, { status: 413, body: '{"message":"413 Request Entity Too Large"}' }],
  [ResponseType.UNSUPPORTED_MEDIA_TYPE, { status: 415, body: '{"message":"415 Unsupported Media Type"}' }],
  [ResponseType.THROTTLED, TOO_MANY],
  [ResponseType.QUOTA_EXCEEDED, TOO_MANY],
  [ResponseType.INTEGRATION_TIMEOUT, UNAVAILABLE],
  [ResponseType.INTEGRATION_FAILURE, UNAVAILABLE],
  [ResponseType.DEFAULT_4XX, { body: '{"message":$context.error.messageString}' }],
  [ResponseType.DEFAULT_5XX, { status: 500, body: '{"message":"500 Internal Server Error"}' }],
];

export function addGatewayResponses(api: RestApi): void {
  for (const [type, { status, body, headers }] of ANSWERS) {
    api.addGatewayResponse(type.responseType, {
      type,
      ...(status === undefined ? {} : { statusCode: String(status) }),
      responseHeaders: Object.fromEntries(
        Object.entries({ ...HEADERS, ...headers }).map(([name, value]) => [name, constant(value)]),
      ),
      templates: { 'application/json': body },
    });
  }
}
