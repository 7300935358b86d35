import type { ResponseType } from 'aws-cdk-lib/aws-apigateway';
import { COLLECTOR_PATH } from '../../shared/api/collector.ts';
import { ALLOW_ORIGIN, EXPOSE_HEADERS } from '../../shared/api/cors.ts';
import { constants, type Headers } from './response-headers.ts';

/**
 * Without these a browser hides the refusal from the page that has to read it. Nothing in it is worth `no-store`, with
 * which a page that sends many events and reads no answer would soon be allowed to send no more.
 */
export const READABLE: Headers = {
  'Access-Control-Allow-Origin': ALLOW_ORIGIN,
  'Access-Control-Expose-Headers': EXPOSE_HEADERS,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
};

/** Of those that API Gateway has. */
type Type = Exclude<keyof typeof ResponseType, 'prototype' | 'of'>;

interface Answer {
  status?: number;
  body: string;
  headers?: Headers;
}

/** Grape's answer to an address that it does not know. */
export const NOT_FOUND = { status: 404, body: '{"error":"404 Not Found"}' } as const satisfies Answer;
const BAD_REQUEST: Answer = { status: 400, body: '{"message":"400 Bad request"}' };
const TOO_MANY: Answer = { status: 429, body: '{"message":"429 Too Many Requests"}', headers: { 'Retry-After': '1' } };
const UNAVAILABLE: Answer = { status: 503, body: '{"message":"503 Service Unavailable"}' };

/**
 * What API Gateway says by itself, in GitLab's words.
 *
 * - What no method takes is a "missing authentication token" to it; with an `Authorization` header that is no AWS
 *   signature it is an invalid signature, or an expired or denied one. No method here uses IAM, so all mean "not found".
 *   `{proxy+}` takes such requests first; these are for what may get past it.
 * - Never 502, which is what a function that dies gives by default: client libraries retry it for minutes.
 */
const ANSWERS = {
  MISSING_AUTHENTICATION_TOKEN: NOT_FOUND,
  INVALID_SIGNATURE: NOT_FOUND,
  EXPIRED_TOKEN: NOT_FOUND,
  ACCESS_DENIED: NOT_FOUND,
  RESOURCE_NOT_FOUND: NOT_FOUND,
  BAD_REQUEST_BODY: BAD_REQUEST,
  BAD_REQUEST_PARAMETERS: BAD_REQUEST,
  THROTTLED: TOO_MANY,
  QUOTA_EXCEEDED: TOO_MANY,
  INTEGRATION_TIMEOUT: UNAVAILABLE,
  INTEGRATION_FAILURE: UNAVAILABLE,
  DEFAULT_4XX: { body: '{"message":$context.error.messageString}' },
  DEFAULT_5XX: { status: 500, body: '{"message":"500 Internal Server Error"}' },
} as const satisfies Partial<Record<Type, Answer>>;

/**
 * What a REST API refuses before any function sees it: types that nothing at an address takes, codings other than gzip and
 * deflate, and bodies that are over 10 MB, or over Lambda's 6 MB once they are inflated. The same answers are for all of
 * its addresses, so they say what is true at each. An SDK logs what it is told, so they say where events are taken too.
 */
function refusedBodies(collectorUrl: string) {
  const elsewhere = `${collectorUrl}${COLLECTOR_PATH}`;
  const answer = (status: number, message: string, detail: string): Answer => ({
    status,
    body: JSON.stringify({ message: `${status} ${message}`, detail }),
  });
  return {
    REQUEST_TOO_LARGE: answer(
      413,
      'Request Entity Too Large',
      `Larger than some 4.5 MB once inflated. Events of SDKs are counted as they are sent at ${elsewhere}`,
    ),
    UNSUPPORTED_MEDIA_TYPE: answer(
      415,
      'Unsupported Media Type',
      `A content type that is not taken here, or a content coding other than gzip and deflate, which events may have at ${elsewhere}`,
    ),
  } satisfies Partial<Record<Type, Answer>>;
}

/** As `x-amazon-apigateway-gateway-responses`, by response type. */
export function gatewayResponses(collectorUrl: string): object {
  const answers: Partial<Record<Type, Answer>> = { ...ANSWERS, ...refusedBodies(collectorUrl) };
  const entries = Object.entries(answers).map(([type, { status, body, headers }]) => {
    const response = {
      ...(status !== undefined && { statusCode: String(status) }),
      responseParameters: constants('gatewayresponse.header', { ...READABLE, ...headers }),
      responseTemplates: { 'application/json': body },
    };
    return [type, response] as const;
  });
  return Object.fromEntries(entries);
}
