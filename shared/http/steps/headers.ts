import type { Request } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { CallContext, Step } from '../call.ts';

/** On every answer. */
const ALWAYS = { 'X-Frame-Options': 'SAMEORIGIN', 'X-Content-Type-Options': 'nosniff', Vary: 'Origin' };

/** For answers that may hold a fresh secret and always hold a tenant's data. */
const NO_STORE = { 'Cache-Control': 'no-store' };

/** Headers for success and refusal alike. Exactly `application/json`: clients compare it. */
export function responseHeaders(more: Record<string, string> = NO_STORE): Step {
  function setHeaders({
    event,
    response,
  }: Request<APIGatewayProxyEvent, APIGatewayProxyResult, Error, CallContext>): void {
    if (!response) return;
    const type = response.body === '' ? {} : { 'Content-Type': 'application/json' };
    const id = { 'X-Request-Id': event.requestContext.requestId };
    response.headers = { ...ALWAYS, ...more, ...type, ...id, ...response.headers };
    if (event.httpMethod === 'HEAD') response.body = '';
  }
  return { after: setHeaders, onError: setHeaders };
}
