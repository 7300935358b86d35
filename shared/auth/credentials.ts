/** Where a caller may put a token. Header names in lower case; parameters from query and body, merged. */
export interface Carriers {
  header: (name: string) => string | undefined;
  param: (name: string) => unknown;
}

/** Carriers of a request that may have come from a page of ours. */
export interface BrowserCarriers extends Carriers {
  /** Secrets of sessions in its cookies. */
  sessionSecrets: readonly string[];
}

/** What a request is judged by. */
export interface Shown {
  by: 'token' | 'session';
  secret: string;
}

/** Parameters that hold secrets: never logged, never echoed in a `Link`. */
export const SECRET_PARAMS: ReadonlySet<string> = new Set([
  'private_token',
  'access_token',
  'bearer_token',
  'job_token',
  'token',
]);

/**
 * The one secret that a request is judged by, or `null`. GitLab's order: `private_token` parameter, `PRIVATE-TOKEN`
 * header, then the OAuth-style places (`access_token` parameter, `Authorization: Bearer`, `bearer_token` parameter);
 * blank ones are skipped, a wrong one is not made good by a right one further down. A job token, a deploy token and
 * Basic authentication count as nothing on these routes.
 */
export function secretOf(carriers: Carriers): string | null {
  return candidatesOf(carriers).find((candidate): candidate is string => typeof candidate === 'string') ?? null;
}

/**
 * What a request shows: a token, or a session where nothing stands in any place of a token, not even something that is
 * none. A browser adds the cookie to whatever it sends, so it counts only where the browser says that a page of this very
 * origin asked (`Sec-Fetch-Site`, Fetch Metadata Request Headers, W3C), which no script can say for it. Two different
 * cookies of one name are none: one of them was put there by somebody else.
 */
export function shownBy(carriers: BrowserCarriers): Shown | null {
  const secret = secretOf(carriers);
  if (secret !== null) return { by: 'token', secret };
  const [session, ...others] = carriers.sessionSecrets;
  if (session === undefined || others.length > 0) return null;
  if (candidatesOf(carriers).length > 0 || !isFromOwnPage(carriers)) return null;
  return { by: 'session', secret: session };
}

/** Tells whether a browser says that a page of the origin that it asks made the request. */
export function isFromOwnPage({ header }: Pick<Carriers, 'header'>): boolean {
  return header('sec-fetch-site') === 'same-origin';
}

/** Whatever stands in a place of a token, in GitLab's order and without blanks. */
function candidatesOf({ header, param }: Carriers): unknown[] {
  const candidates = [
    param('private_token'),
    header('private-token'),
    param('access_token'),
    bearerOf(header('authorization')),
    param('bearer_token'),
  ];
  return candidates.filter((one) => one != null && !(typeof one === 'string' && one.trim() === ''));
}

/** RFC 6750 forbids two OAuth carriers at once; GitLab refuses such a request before it looks at anything else. */
export function hasTwoBearers({ header, param }: Carriers): boolean {
  const inPayload = param('access_token');
  return bearerOf(header('authorization')) !== null && typeof inPayload === 'string' && inPayload !== '';
}

/** The token in an `Authorization` header of type Bearer; `null` if there is none. */
export function bearerOf(authorization: string | undefined): string | null {
  return /^bearer +(\S.*)$/i.exec(authorization ?? '')?.[1] ?? null;
}
