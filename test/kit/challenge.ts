import type { IncomingHttpHeaders } from 'node:http';

/** `WWW-Authenticate`, which API Gateway renames when an integration sets it. */
export function challengeOf(headers: IncomingHttpHeaders): string | string[] | undefined {
  return headers['www-authenticate'] ?? headers['x-amzn-remapped-www-authenticate'];
}
