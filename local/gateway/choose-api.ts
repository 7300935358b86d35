import type { Assembly } from '../assembly/types.ts';
import { createMatcher } from './match-route.ts';
import type { Target } from './target.ts';

/** The stack's APIs; only the REST API is always there. */
export type Apis = Pick<Assembly, 'api'> & Partial<Pick<Assembly, 'httpApi' | 'mappings'>>;

/** Which API a request is for, and its path below that API's stage. */
export interface Chosen {
  kind: 'rest' | 'http';
  path: string;
}

/**
 * Tells for which API a request is, or `null` where there is none: by the host that API Gateway gives each, `<id>.execute-
 * api.…`, else as on a custom domain, by the mapping with the longest path that the request begins with. The path of the
 * mapping is gone then ("Map API stages to a custom domain name for HTTP APIs").
 *
 * A stack without a domain has no mappings. On AWS there are only the two hosts; here the one address of this machine is
 * for both, and what a route of the HTTP API takes is the HTTP API's.
 */
export function createChooser({
  api,
  httpApi = null,
  mappings = [],
}: Apis): (host: string, to: Target) => Chosen | null {
  const stages = [{ kind: 'rest' as const, id: api.id, stage: api.stage }];
  const http = httpApi && { kind: 'http' as const, id: httpApi.id, stage: httpApi.stage };
  const all = http === null ? stages : [...stages, http];
  const isRouted = createMatcher(
    (httpApi?.routes ?? []).map((route) => ({ ...route, method: 'ANY' })),
    { trailingSlash: 'counts' },
  );
  const byLength = mappings.toSorted((one, other) => other.key.length - one.key.length);

  return function choose(host, { stage, path }) {
    const own = all.find(({ id }) => host.toLowerCase().startsWith(`${id}.execute-api.`));
    if (own !== undefined) return own.stage === stage ? { kind: own.kind, path } : null;
    if (byLength.length > 0) return mapped(`/${stage}${path}`);
    if (http?.stage === stage && isRouted('ANY', path) !== null) return { kind: 'http', path };
    return stage === api.stage ? { kind: 'rest', path } : null;
  };

  function mapped(whole: string): Chosen | null {
    const mapping = byLength.find(({ key }) => key === '' || `${whole}/`.startsWith(`/${key}/`));
    const found = all.find(({ id }) => id === mapping?.apiId);
    if (mapping === undefined || found === undefined) return null;
    const below = mapping.key === '' ? whole : whole.slice(mapping.key.length + 1);
    return { kind: found.kind, path: below || '/' };
  }
}
