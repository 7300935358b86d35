/** Of extensions and of the browser itself: no page can mend what they do (Sentry's DEFAULT_DISALLOWED_SOURCES). */
const BROWSER_OWN =
  /^(?:(?:chrome|moz|ms-browser|safari|safari-web|webkit-masked-url|opera|edge)(?:-extension)?|about|resource|chromeinvoke(?:immediate)?|chromenull|jar|webviewprogressproxy|mbinit|mx(?:addon-pkg)?|tmtbff|res|symres|asset)(?::|$)/i;

/** Whether an address belongs to the browser or an extension, also where only the scheme is told. */
export function isBrowsersOwn(uri: string): boolean {
  return BROWSER_OWN.test(uri.trim());
}

/**
 * Names what was blocked, for grouping: `self` for the page's own host, the scheme for what has no host (`data`, `blob`),
 * a word as it is (`inline`, `eval`), else the host. Nothing named means the page itself, as older browsers report inline code.
 */
export function blockedSource(uri: string, documentUri: string): string {
  const text = uri.trim();
  if (text === '' || /^'?self'?$/i.test(text)) return 'self';
  const url = URL.parse(text);
  // `example.com:8443` is parsed as an address of the scheme `example.com`.
  if (url === null || (url.host === '' && url.protocol.includes('.'))) return wordOrHost(text);
  if (url.host === '') return url.protocol.slice(0, -1);
  return url.host === URL.parse(documentUri)?.host ? 'self' : url.host;
}

/** What stands before a path or a query, which may hold a secret. A path alone is an address of the page's own host. */
function wordOrHost(text: string): string {
  return /^[\w.*:-]{1,255}(?=$|[/?#])/.exec(text)?.[0].toLowerCase() ?? 'self';
}
