import type { Api, Route } from '../assembly/types.ts';
import type { Invoke, InvokeResult } from '../lambda/result.ts';
import { within } from '../time-limit.ts';
import type { Answer } from './answer.ts';
import { decodeBody } from './content-coding.ts';
import { eventOf, type Request } from './event.ts';
import { gatewayResponse, type GatewayResponseType } from './gateway-response.ts';
import { hasTooLargeHeaders } from './header-limit.ts';
import { mediaTypeOf } from './headers.ts';
import { createMatcher, type Match } from './match-route.ts';
import { readProxyResponse } from './proxy-response.ts';
import { createThrottle } from './throttle.ts';

/** An answer together with what the request log says of it. */
export interface Handled extends Answer {
  /** The function that answered, if one did. */
  functionId: string | null;
  /** Why it is not the function's own answer. */
  problem: string | null;
}

/** Lambda's limit for a synchronous event and for what a function returns. */
export const LAMBDA_PAYLOAD_BYTES = 6 * 1024 * 1024;

/** No document says in which words, and no gateway response is named after it. */
const HEADERS_TOO_LARGE: Handled = {
  status: 431,
  headers: { 'Content-Type': ['application/json'] },
  body: Buffer.from('{"message":"Request Header Fields Too Large"}'),
  functionId: null,
  problem: 'headers of more than 10,240 bytes',
};

/** Everything between a request read in full and its answer. */
export function createHandler(api: Api, invoke: Invoke): (request: Request) => Promise<Handled> {
  const match = createMatcher(api.routes);
  const take = createThrottle();

  const own = (
    request: Request,
    type: GatewayResponseType,
    problem: string,
    functionId: string | null = null,
  ): Handled => ({
    ...gatewayResponse(api, type, request.id),
    functionId,
    problem,
  });

  function mock(request: Request, { route }: Match<Route>): Handled {
    const { integration } = route;
    if (integration.type !== 'mock') throw new Error(`${route.path} is no MOCK`);
    if (!integration.requestTypes.includes(mediaTypeOf(request.headers)))
      return own(request, 'UNSUPPORTED_MEDIA_TYPE', 'a MOCK without a template for this content type');
    // With this, API Gateway takes both bodies for binary, and cannot apply a template to them.
    const isText = integration.readsText && (integration.writesText || integration.body === '');
    if (api.binaryMediaTypes.includes('*/*') && !isText)
      return own(request, 'API_CONFIGURATION_ERROR', 'a MOCK beside the binary media type */* needs CONVERT_TO_TEXT');
    const headers = { 'Content-Type': 'application/json', ...integration.headers };
    return {
      status: integration.status,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      body: Buffer.from(integration.body),
      functionId: null,
      problem: null,
    };
  }

  async function call(request: Request, found: Match<Route>, functionId: string, timeoutMs: number): Promise<Handled> {
    const event = eventOf(api, found, request);
    if (Buffer.byteLength(JSON.stringify(event)) > LAMBDA_PAYLOAD_BYTES)
      return own(request, 'REQUEST_TOO_LARGE', 'larger than a Lambda event may be', functionId);
    const result = await within(timeoutMs, invoke(functionId, event));
    if (result === null)
      return own(request, 'INTEGRATION_TIMEOUT', `no answer within ${timeoutMs / 1000} s`, functionId);
    if (result.status === 'throttled')
      return own(request, 'INTEGRATION_FAILURE', `throttled by Lambda: ${describe(result)}`, functionId);
    if (result.status !== 'ok') return own(request, 'MALFORMED_PROXY_RESPONSE', describe(result), functionId);
    const answer = readProxyResponse(result.payload);
    if (typeof answer === 'string')
      return own(request, 'MALFORMED_PROXY_RESPONSE', `malformed proxy response: ${answer}`, functionId);
    if (answer.body.length > LAMBDA_PAYLOAD_BYTES)
      return own(request, 'MALFORMED_PROXY_RESPONSE', 'the response is larger than 6 MB', functionId);
    return { ...answer, functionId, problem: null };
  }

  return async function handle(sent) {
    if (hasTooLargeHeaders(sent, `/${api.stage}${sent.target.path}`)) return HEADERS_TOO_LARGE;
    const decoded = decodeBody(sent.headers, sent.body);
    if (decoded.outcome === 'refused') return own(sent, decoded.type, decoded.problem);
    const request = { ...sent, body: decoded.body };
    const found = match(request.method, request.target.path);
    if (found === null) {
      const [type, problem] = unroutable(request);
      return own(request, type, problem);
    }
    if (!take(found.route)) return own(request, 'THROTTLED', "the stage's throttling");
    const { integration } = found.route;
    return integration.type === 'mock'
      ? mock(request, found)
      : call(request, found, integration.functionId, integration.timeoutMs);
  };
}

/** API Gateway takes an `Authorization` header of a request that it cannot route for an AWS signature, and finds it wanting. */
function unroutable({ headers }: Request): [GatewayResponseType, string] {
  const signed = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  return signed
    ? ['INVALID_SIGNATURE', 'no such route, Authorization sent']
    : ['MISSING_AUTHENTICATION_TOKEN', 'no such route'];
}

/** Says in words why an invocation has no result. */
export function describe(result: Exclude<InvokeResult, { status: 'ok' }>): string {
  switch (result.status) {
    case 'timeout':
      return `the function took longer than its ${result.timeoutMs / 1000} s`;
    case 'throttled':
      return `the function runs ${result.concurrency} times already, all of its reserved concurrency`;
    case 'error':
      return [`${result.errorType}: ${result.errorMessage}`, ...result.trace.slice(1)].join('\n');
  }
}
