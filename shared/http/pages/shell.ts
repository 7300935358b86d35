import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Answer } from '../answer.ts';
import { entityTag, isKnown } from '../entity-tag.ts';
import { headersOf } from '../request.ts';
import { firstRequests } from './first-requests.ts';
import { fileAnswer } from './page-answer.ts';
import type { PageFiles } from './page-files.ts';
import { permalinkTarget } from './permalink.ts';
import { pageRouteOf, type PageRoute } from './page-routes.ts';

/** The HTML of all pages, among the files beside the function. */
export const SHELL = 'shell.html';

/**
 * Nothing inline, nothing of another host, and no text ever becomes HTML: with `trusted-types 'none'` a script that tries
 * ends in an error (https://w3c.github.io/trusted-types/dist/spec/).
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'clipboard-write=(self), camera=(), microphone=(), geolocation=()',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cache-Control': 'no-cache',
  Vary: 'Accept-Encoding',
};

/** Only where the host is the tenant's own: what is said of a host of API Gateway is not ours to say. */
const OWN_DOMAIN = { 'Strict-Transport-Security': 'max-age=31536000' };

/**
 * Builds what answers every address of a page with the same HTML, which has no data in it.
 * @param domain the tenant's own, if it has one
 */
export function shellAnswers(files: PageFiles, domain: string | null): (event: APIGatewayProxyEvent) => Answer {
  const etag = entityTag(files.read(SHELL));
  const always = { ...HEADERS, ...(domain !== null && OWN_DOMAIN) };

  return function shellAnswer(event) {
    const page = event.pathParameters?.['page'] ?? '';
    const target = permalinkTarget(page, event.multiValueQueryStringParameters?.['project']?.at(-1));
    if (target !== null) return { statusCode: 302, headers: { ...always, Location: target }, body: '' };
    const route = pageRouteOf(page);
    if (route === null) {
      const headers = { ...always, 'Content-Type': 'text/html; charset=utf-8' };
      return fileAnswer(files, SHELL, event, { statusCode: 404, headers });
    }
    const headers = { ...always, ...preloads(event, route), ETag: etag };
    if (isKnown(headersOf(event)('if-none-match'), etag)) return { statusCode: 304, headers, body: '' };
    return fileAnswer(files, SHELL, event, {
      statusCode: 200,
      headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' },
    });
  };
}

/** An address says how long it is, and gateways bound what headers may be. */
const MAX_LINK_CHARACTERS = 2_048;

/** The first requests of a page, as `Link` (https://html.spec.whatwg.org/multipage/links.html#link-type-preload). */
function preloads(event: APIGatewayProxyEvent, route: PageRoute): Record<string, string> {
  // The page's query has a say in what it asks, and only the page knows which.
  if (Object.keys(event.multiValueQueryStringParameters ?? {}).length > 0) return {};
  const link = firstRequests(route)
    .map((path) => `</api${path}>; rel=preload; as=fetch; crossorigin`)
    .join(', ');
  return link === '' || link.length > MAX_LINK_CHARACTERS ? {} : { Link: link };
}
