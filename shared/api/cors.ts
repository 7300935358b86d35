/**
 * Any page may call with a token. Whoever is known by a cookie, which the browser adds, is answered without CORS headers
 * (`shared/http/steps/headers.ts`), and `Access-Control-Allow-Credentials` is never sent.
 */
export const ALLOW_ORIGIN = '*';

/** What a page's script may read of an answer, of a function or of API Gateway itself. */
export const EXPOSE_HEADERS =
  'Link, X-Total, X-Total-Pages, X-Per-Page, X-Page, X-Next-Page, X-Prev-Page, X-Searched, X-Request-Id, ETag, Retry-After, X-Sentry-Rate-Limits, X-Sentry-Error';

/** GitLab allows every header. `*` is that, but for `Authorization`, which the Fetch standard wants by name. */
export const ALLOW_HEADERS = '*, Authorization';
