import middy from '@middy/core';
import httpCors from '@middy/http-cors';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { ALLOW_ORIGIN, EXPOSE_HEADERS } from '../api/cors.ts';
import { COLLECTOR_PATH } from '../api/collector.ts';
import type { Endpoint } from '../api/row.ts';
import { NotFound } from '../domain/refusals.ts';
import { projectReference } from '../domain/ids.ts';
import type { ReceivedRequest } from '../domain/received-request.ts';
import { answer } from './answer.ts';
import type { CallContext } from './call.ts';
import { absenceOf } from './dialects/collector/absent-endpoints.ts';
import { FAULT, refuse } from './dialects/collector/refuse.ts';
import type { LambdaHandler } from './pipeline.ts';
import { bodyBytes, headersOf, pathParams } from './request.ts';
import { responseHeaders } from './steps/headers.ts';
import { logRequest, type Log } from './steps/log.ts';
import { answerErrors } from './steps/refuse.ts';

/**
 * No `no-store`: the browser's SDK sends with `keepalive` and does not read the answer. Chromium holds an unread answer
 * with `no-store` open, and what was sent counts against the 64 KiB that a page may have on its way: some twenty events,
 * and the page can send no more. Nothing is lost, for answers to POST are not cached anyway.
 */
const NO_MORE_HEADERS = {};

/**
 * Builds the chain of the endpoints that SDKs call. They know no tokens and no media types: a browser sends its
 * envelope as `text/plain`, and who may send is said by a client key, which `work` looks up.
 * @param headers of each answer that took what was sent
 */
export function collectorPipeline(
  row: Endpoint,
  endpoint: ReceivedRequest['endpoint'],
  log: Log,
  work: (request: ReceivedRequest, remainingMs: number) => Promise<unknown>,
  headers: Readonly<Record<string, string>> = {},
): LambdaHandler {
  return middy<APIGatewayProxyEvent, APIGatewayProxyResult, Error, CallContext>()
    .use(logRequest(log))
    .use(responseHeaders(NO_MORE_HEADERS))
    .use(httpCors({ origin: ALLOW_ORIGIN, exposeHeaders: EXPOSE_HEADERS }))
    .use(answerErrors({ refuse, fault: FAULT }, log))
    .handler(async (event, context) => {
      const request = receivedRequest(event, endpoint);
      context.projectId = request.projectId;
      return answer(row.success, await work(request, context.getRemainingTimeInMillis()), { ...headers });
    });
}

/** @throws NotFound: a DSN has the project's id, never its path. */
function receivedRequest(event: APIGatewayProxyEvent, endpoint: ReceivedRequest['endpoint']): ReceivedRequest {
  const reference = projectReference(pathParams(event)['id'] ?? '');
  if (reference === null || !('id' in reference)) throw new NotFound('project', 'Project was not found');
  const header = headersOf(event);
  const query = (name: string) => event.multiValueQueryStringParameters?.[name]?.at(-1);
  const contentEncoding = header('content-encoding');
  const restApi = isUndoneByRestApi(contentEncoding) ? event.stageVariables?.['restApi'] : undefined;
  return {
    endpoint: endpointOf(event) ?? endpoint,
    projectId: reference.id,
    receivedAt: new Date(),
    remoteAddress: event.requestContext.identity.sourceIp,
    bytes: bodyBytes(event),
    contentEncoding,
    contentType: header('content-type'),
    sentryHeader: header('x-sentry-auth'),
    authorization: header('authorization'),
    queryKey: query('sentry_key'),
    queryClient: query('sentry_client'),
    release: query('sentry_release'),
    environment: query('sentry_environment'),
    userAgent: header('user-agent'),
    arrivedAsText: event.body !== null && !event.isBase64Encoded,
    elsewhere: restApi === undefined ? null : `${restApi}${COLLECTOR_PATH}/${reference.id}`,
  };
}

/** Whether the REST API hands over a body of this coding: it undoes two and refuses all others. */
function isUndoneByRestApi(contentEncoding = ''): boolean {
  return /^(?:|identity|gzip|deflate)$/i.test(contentEncoding.trim());
}

/** Sentry takes all reports at each (getsentry/relay, relay-server/src/endpoints/mod.rs). */
const SECURITY_ENDPOINTS = new Set(['security', 'csp-report', 'nel']);

/** @throws NotFound for an address below the collector that is none of its endpoints. */
function endpointOf(event: APIGatewayProxyEvent): ReceivedRequest['endpoint'] | null {
  const endpoint = event.pathParameters?.['endpoint']?.replace(/\/$/, '') ?? null;
  if (endpoint === null || endpoint === 'envelope' || endpoint === 'store') return endpoint;
  if (SECURITY_ENDPOINTS.has(endpoint)) return 'security';
  throw new NotFound('endpoint', absenceOf(endpoint));
}
