/** Where a caller may put a token. Header names in lower case; parameters from query and body, merged. */
export interface Carriers {
  header: (name: string) => string | undefined;
  param: (name: string) => unknown;
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
export function secretOf({ header, param }: Carriers): string | null {
  const candidates = [
    param('private_token'),
    header('private-token'),
    param('access_token'),
    bearerOf(header('authorization')),
    param('bearer_token'),
  ];
  return (
    candidates.find((candidate): candidate is string => typeof candidate === 'string' && candidate.trim() !== '') ??
    null
  );
}

/** RFC 6750 forbids two OAuth carriers at once; GitLab refuses such a request before it looks at anything else. */
export function hasTwoBearers({ header, param }: Carriers): boolean {
  const inPayload = param('access_token');
  return bearerOf(header('authorization')) !== null && typeof inPayload === 'string' && inPayload !== '';
}

function bearerOf(authorization: string | undefined): string | null {
  return /^bearer +(\S.*)$/i.exec(authorization ?? '')?.[1] ?? null;
}
