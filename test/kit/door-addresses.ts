import type { Target } from './target.ts';

/** The local runner has one address for both APIs; which one is meant is told by the host that AWS would have given it. */
export function doorsOf(base: string, restApiId: string): Target['doors'] {
  return { http: { base, host: null }, rest: { base, host: `${restApiId}.execute-api.localhost` } };
}
