import type { Cors } from '../../assembly/types.ts';
import type { Answer } from '../answer.ts';

const headerOf = (headers: Record<string, string[]>, wanted: string): string | undefined =>
  Object.entries(headers)
    .find(([name]) => name.toLowerCase() === wanted)?.[1]
    .at(-1);

/** A preflight is told by these two headers, wherever it is sent ("Configure CORS for HTTP APIs in API Gateway"). */
export function isPreflight(method: string, headers: Record<string, string[]>): boolean {
  return (
    method === 'OPTIONS' &&
    headerOf(headers, 'origin') !== undefined &&
    headerOf(headers, 'access-control-request-method') !== undefined
  );
}

export function preflightAnswer(cors: Cors): Answer {
  const headers = {
    'access-control-allow-origin': ['*'],
    'access-control-allow-methods': [cors.methods],
    'access-control-allow-headers': [cors.headers],
    'access-control-max-age': [String(cors.maxAge)],
  };
  return { status: 204, headers, body: Buffer.alloc(0) };
}

/** The function's CORS headers are ignored, and API Gateway's own are there for a request that has an `Origin` (the same page). */
export function withCors(cors: Cors | null, headers: Record<string, string[]>, answer: Answer): Answer {
  if (cors === null) return answer;
  const kept = Object.entries(answer.headers).filter(([name]) => !name.toLowerCase().startsWith('access-control-'));
  const own =
    headerOf(headers, 'origin') === undefined
      ? {}
      : { 'access-control-allow-origin': ['*'], 'access-control-expose-headers': [cors.exposed] };
  return { ...answer, headers: { ...Object.fromEntries(kept), ...own } };
}
