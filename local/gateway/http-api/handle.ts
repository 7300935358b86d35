import type { HttpApi, HttpRoute } from '../../assembly/types.ts';
import type { Invoke } from '../../lambda/result.ts';
import { within } from '../../time-limit.ts';
import type { Answer } from '../answer.ts';
import { describe, LAMBDA_PAYLOAD_BYTES, type Handled } from '../handle.ts';
import { hasTooLargeHeaders } from '../header-limit.ts';
import { createMatcher } from '../match-route.ts';
import { readProxyResponse } from '../proxy-response.ts';
import { createThrottle } from '../throttle.ts';
import { isPreflight, preflightAnswer, withCors } from './cors.ts';
import { httpApiEventOf, type HttpApiRequest } from './event.ts';

/**
 * What an HTTP API answers by itself; there are no gateway responses. No document says what becomes of headers that are too
 * large, of an event over Lambda's 6 MB, and of a function that Lambda throttles: for these it is the worst that a sender
 * could be told.
 */
const OWN = {
  headersTooLarge: [431, 'Request Header Fields Too Large'],
  internal: [500, 'Internal Server Error'],
  notFound: [404, 'Not Found'],
  throttled: [429, 'Too Many Requests'],
  tooLarge: [413, 'Request Entity Too Large'],
  unavailable: [503, 'Service Unavailable'],
} as const;

/** Gives an answer of the HTTP API's own; it has no CORS headers, which are added to a function's answer alone. */
export function ownAnswer(kind: keyof typeof OWN, problem: string, functionId: string | null = null): Handled {
  const [status, message] = OWN[kind];
  const headers = { 'Content-Type': ['application/json'] };
  return { status, headers, body: Buffer.from(JSON.stringify({ message })), functionId, problem };
}

/** Everything between a request to an HTTP API, read in full, and its answer. */
export function createHttpApiHandler(api: HttpApi, invoke: Invoke): (request: HttpApiRequest) => Promise<Handled> {
  const match = createMatcher(api.routes, { trailingSlash: 'counts' });
  const take = createThrottle();

  async function call(request: HttpApiRequest, found: NonNullable<ReturnType<typeof match>>): Promise<Handled> {
    const { functionId, timeoutMs }: HttpRoute = found.route;
    const event = httpApiEventOf(api, found, request);
    if (Buffer.byteLength(JSON.stringify(event)) > LAMBDA_PAYLOAD_BYTES)
      return ownAnswer('internal', 'larger than a Lambda event may be', functionId);
    const result = await within(timeoutMs, invoke(functionId, event));
    if (result === null) return ownAnswer('unavailable', `no answer within ${timeoutMs / 1000} s`, functionId);
    const answer = result.status === 'ok' ? readProxyResponse(result.payload) : describe(result);
    if (typeof answer === 'string') return ownAnswer('internal', answer, functionId);
    return { ...withCors(api.cors, request.headers, answer), functionId, problem: null };
  }

  return async function handle(request) {
    if (hasTooLargeHeaders(request, request.wholePath))
      return ownAnswer('headersTooLarge', 'headers of more than 10,240 bytes');
    if (api.cors !== null && isPreflight(request.method, request.headers)) return asHandled(preflightAnswer(api.cors));
    const found = match(request.method, request.target.path);
    if (found === null) return ownAnswer('notFound', 'no such route');
    if (!take(found.route)) return ownAnswer('throttled', "the stage's throttling");
    return call(request, found);
  };
}

function asHandled(answer: Answer): Handled {
  return { ...answer, functionId: null, problem: null };
}
