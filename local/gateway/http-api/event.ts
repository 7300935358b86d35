import type { HttpApi, HttpRoute } from '../../assembly/types.ts';
import { eventOf, type Request } from '../event.ts';
import type { Match } from '../match-route.ts';

/** A request to an HTTP API, and where it was sent: stage or base path included. */
export interface HttpApiRequest extends Request {
  wholePath: string;
}

/**
 * Makes the event of payload format 1.0: a REST API's, but that `path` has what stands before the route, and that header
 * names are in lower case (API Gateway Developer Guide, "Create AWS Lambda proxy integrations for HTTP APIs";
 * dougmoscrop/serverless-http#143 for the path).
 */
export function httpApiEventOf(api: HttpApi, match: Match<HttpRoute>, request: HttpApiRequest): object {
  const { id, stage, stageVariables } = api;
  const headers = inLowerCase(request.headers);
  const route = { ...match.route, resourceId: '' };
  const pathParameters = decodedValues(match.pathParameters);
  const event = eventOf({ id, stage, binaryMediaTypes: [] }, { route, pathParameters }, { ...request, headers });
  const { requestContext, body: _, ...rest } = event;
  return {
    version: '1.0',
    ...rest,
    path: request.wholePath,
    stageVariables,
    requestContext: { ...requestContext, path: request.wholePath, resourceId: null, extendedRequestId: request.id },
    ...bodyOf(request.body, headers['content-type']?.at(-1)),
  };
}

/** Besides `text/*`, and without parameters such as the charset. */
const TEXT_TYPES = ['application/json', 'application/javascript', 'application/xml'];

/**
 * The body as text where its type is one of text, else in base64, a body without a type as well. No document lists the
 * types; the authors of ministackorg/ministack#766 sent them to AWS. Nothing says that `Content-Encoding` is looked at, so
 * this is the worst that may be: a compressed body of such a type loses every byte that is no UTF-8.
 */
function bodyOf(body: Buffer, contentType: string | undefined): { body: string | null; isBase64Encoded: boolean } {
  if (body.length === 0) return { body: null, isBase64Encoded: false };
  const type = (contentType ?? '').split(';')[0]!.trim().toLowerCase();
  const isText = type.startsWith('text/') || TEXT_TYPES.includes(type);
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

function inLowerCase(headers: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, values]) => [name.toLowerCase(), values]));
}

/** An HTTP API decodes parameters ("Create routes for HTTP APIs"). */
function decodedValues(values: Record<string, string> | null): Record<string, string> | null {
  return values && Object.fromEntries(Object.entries(values).map(([name, value]) => [name, decoded(value)]));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
