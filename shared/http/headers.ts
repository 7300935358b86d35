import type { Request } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { CallContext, Step } from './call.ts';

/** On every answer, as GitLab sends them. `no-store`: answers may hold a fresh secret and always hold a tenant's data. */
const ALWAYS = {
  'X-Frame-Options': 'SAMEORIGIN',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  Vary: 'Origin',
};

/** Headers for success and refusal alike. Exactly `application/json`: clients compare it. */
export function responseHeaders(): Step {
  return { after: setHeaders, onError: setHeaders };
}

function setHeaders({
  event,
  response,
}: Request<APIGatewayProxyEvent, APIGatewayProxyResult, Error, CallContext>): void {
  if (!response) return;
  const type = response.body === '' ? {} : { 'Content-Type': 'application/json' };
  response.headers = { ...ALWAYS, ...type, 'X-Request-Id': event.requestContext.requestId, ...response.headers };
  if (event.httpMethod === 'HEAD') response.body = '';
}
