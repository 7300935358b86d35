import type { APIGatewayProxyResult } from 'aws-lambda';
import {
  Conflict,
  Forbidden,
  InsufficientScope,
  Invalid,
  InvalidToken,
  NotFound,
  Rejected,
  Unauthorized,
  RateLimited,
  TooLarge,
  Unavailable,
  Unreadable,
  UpstreamLimited,
} from '../domain/refusals.ts';
import { Refusal } from './refusal.ts';

/** The one place that knows GitLab's statuses and bodies. `null`: nobody's doing but ours. */
export function errorResponse(error: unknown): APIGatewayProxyResult | null {
  if (error instanceof Refusal) return answer(error.status, error.body);
  if (error instanceof Invalid) return answer(400, { error: error.problems.join(', ') });
  if (error instanceof Rejected) return answer(400, { message: error.explanation });
  if (error instanceof Unauthorized) return answer(401, { message: '401 Unauthorized' });
  if (error instanceof InvalidToken) return invalidToken(error.reason);
  if (error instanceof InsufficientScope) return answer(403, INSUFFICIENT_SCOPE);
  if (error instanceof Forbidden)
    return answer(403, { message: error.reason === null ? '403 Forbidden' : `403 Forbidden - ${error.reason}` });
  if (error instanceof NotFound) return answer(404, { message: notFound(error.subject) });
  if (error instanceof Unreadable) return answer(400, { message: '400 Bad request - Failed to parse sentry request' });
  if (error instanceof TooLarge) return answer(413, { message: '413 Request Entity Too Large' });
  if (error instanceof RateLimited) return rateLimited(error.retryAfter);
  if (error instanceof Conflict) return answer(409, { message: '409 Conflict: Resource lock' });
  if (error instanceof UpstreamLimited) return upstreamLimited(error);
  if (error instanceof Unavailable) return answer(503, { message: `503 Service Unavailable - ${error.message}` });
  return null;
}

/** Whole seconds in both: some SDKs read nothing else. Without the categories some back off from everything. */
function rateLimited(seconds: number): APIGatewayProxyResult {
  const headers = { 'Retry-After': String(seconds), 'X-Sentry-Rate-Limits': `${seconds}:error;default:key:quota` };
  return { ...answer(429, { message: '429 Too Many Requests' }), headers };
}

function upstreamLimited({ message, retryAfter }: UpstreamLimited): APIGatewayProxyResult {
  return {
    ...answer(429, { message: `429 Too Many Requests - ${message}` }),
    headers: { 'Retry-After': String(retryAfter) },
  };
}

export const INTERNAL_ERROR: APIGatewayProxyResult = answer(500, { message: '500 Internal Server Error' });

const INSUFFICIENT_SCOPE = {
  error: 'insufficient_scope',
  error_description: 'The request requires higher privileges than provided by the access token.',
  scope: 'api read_api',
};

const INVALID_TOKEN = {
  expired: 'Token is expired. You can either do re-authorization or token refresh.',
  revoked: 'Token was revoked. You have to re-authorize from the user.',
} as const;

function invalidToken(reason: 'expired' | 'revoked'): APIGatewayProxyResult {
  const [error, description] = ['invalid_token', INVALID_TOKEN[reason]];
  const challenge = `Bearer realm="Protected by OAuth 2.0", error="${error}", error_description="${description}"`;
  return { ...answer(401, { error, error_description: description }), headers: { 'WWW-Authenticate': challenge } };
}

/** A missing row has another spelling than anything else that is missing. */
function notFound(subject: string | null): string {
  if (subject === 'record') return '404 Not found';
  return subject === null ? '404 Not Found' : `404 ${subject} Not Found`;
}

function answer(statusCode: number, body: unknown): APIGatewayProxyResult {
  return { statusCode, body: JSON.stringify(body) };
}
