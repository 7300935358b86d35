import type { APIGatewayProxyEvent } from 'aws-lambda';

/**
 * The API's address as this caller reached it, or the tenant's own domain if there is one. `requestContext.path` has
 * what precedes the resource (stage, or base path of a custom domain); scheme and port are those that API Gateway puts
 * into `X-Forwarded-*`, overwriting a caller's. `X-Forwarded-Host` is not among what it sets, so it is not believed.
 */
export function baseUrl(
  event: APIGatewayProxyEvent,
  header: (name: string) => string | undefined,
  domain: string | null,
): string {
  if (domain !== null) return `https://${domain}/api`;
  const scheme = schemeOf(header);
  const port = header('x-forwarded-port');
  const standard = port === undefined || port === (scheme === 'https' ? '443' : '80');
  return `${scheme}://${event.requestContext.domainName}${standard ? '' : `:${port}`}${prefix(event)}`;
}

/** Reads in which scheme the caller reached API Gateway, `https` or `http`. */
export function schemeOf(header: (name: string) => string | undefined): string {
  return header('x-forwarded-proto') ?? 'https';
}

/**
 * The address under which SDKs send, from that of the API. Where the API has the host that API Gateway gave it, the
 * collector's API has one of its own, which differs in the id that it begins with; any other host leads to both.
 */
export function collectorBaseUrl(base: string, collectorApi: string): string {
  return base.replace(/^(https?:\/\/)[a-z0-9]+(?=\.execute-api\.)/i, `$1${collectorApi}`);
}

/** What stands before the resource's path, for example `/api`. A slash at the end of the request belongs to neither. */
function prefix(event: APIGatewayProxyEvent): string {
  const segments = event.requestContext.path.replace(/\/+$/, '').split('/');
  const own = event.resource.split('/').length - 1;
  return segments.slice(0, segments.length - own).join('/');
}
