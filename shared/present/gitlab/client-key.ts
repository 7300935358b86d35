import type { ClientKey } from '../../domain/client-key.ts';

/**
 * GitLab's `ErrorTracking::ClientKey` entity, in its order. `base`: the address under which SDKs send, without a slash at
 * the end, for example `https://host/api`. The DSN's path is that of GitLab's integrated collector; an SDK turns
 * `…/collector/5` into `…/collector/api/5/envelope/`.
 */
export function clientKeyEntity({ id, active, public_key, project_id, rate_limit }: ClientKey, base: string) {
  return {
    id,
    active,
    public_key,
    sentry_dsn: base.replace('://', `://${public_key}@`) + `/v4/error_tracking/collector/${project_id}`,
    ...(rate_limit ? { rate_limit } : {}),
  };
}
