import type { Request } from './event.ts';

/** "Quotas for configuring and running a REST API", and the same of an HTTP API: the request line and the values of all headers. */
const HEADER_BYTES = 10_240;

/** Tells whether API Gateway refuses a request for its headers. `wholePath`: as sent, with what stands before the route. */
export function hasTooLargeHeaders(
  { method, target, protocol, headers }: Pick<Request, 'method' | 'target' | 'protocol' | 'headers'>,
  wholePath: string,
): boolean {
  const line = `${method} ${wholePath}?${target.query} ${protocol}`;
  const values = Object.values(headers).flat();
  return values.reduce((sum, value) => sum + value.length, line.length) > HEADER_BYTES;
}
