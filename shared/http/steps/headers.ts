import type { Request } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { Answer } from '../answer.ts';
import type { CallContext, Step } from '../call.ts';

/** On every answer. */
const ALWAYS = { 'X-Frame-Options': 'SAMEORIGIN', 'X-Content-Type-Options': 'nosniff', Vary: 'Origin' };

/** For answers that may hold a fresh secret and always hold a tenant's data. */
const NO_STORE = { 'Cache-Control': 'no-store' };

/**
 * Of answers that no other origin may have: scripts there cannot read them (no CORS), nor can a page embed them (Fetch
 * standard, `Cross-Origin-Resource-Policy`).
 */
function forOwnPages(headers: Answer['headers']): Answer['headers'] {
  const kept = Object.entries(headers ?? {}).filter(([name]) => !/^access-control-/i.test(name));
  return { ...Object.fromEntries(kept), 'Cross-Origin-Resource-Policy': 'same-origin' };
}

/** Headers for success and refusal alike. Exactly `application/json`: clients compare it. */
export function responseHeaders(more: Record<string, string> = NO_STORE): Step {
  function setHeaders({
    event,
    context,
    response,
  }: Request<APIGatewayProxyEvent, APIGatewayProxyResult, Error, CallContext>): void {
    if (!response) return;
    const type = response.body === '' ? {} : { 'Content-Type': 'application/json' };
    const id = { 'X-Request-Id': event.requestContext.requestId };
    const own = context.isForOwnPages ? forOwnPages(response.headers) : response.headers;
    const vary = own?.['Vary'] === undefined ? {} : { Vary: `${ALWAYS.Vary}, ${own['Vary']}` };
    response.headers = { ...ALWAYS, ...more, ...type, ...id, ...own, ...vary };
    if (event.httpMethod === 'HEAD') response.body = '';
  }
  return { after: setHeaders, onError: setHeaders };
}
