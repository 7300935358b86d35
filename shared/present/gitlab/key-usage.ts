import type { ClientKey } from '../../domain/client-key.ts';
import { usedIn, windowStart, type RateLimit, type Usage } from '../../domain/quota.ts';

/**
 * How much of its limit a client key has used. `usage`: `null` while nothing was counted; `fallback`: the limit of keys
 * without their own.
 */
export function keyUsageEntity(key: ClientKey, usage: Usage | null, fallback: RateLimit, now: Date) {
  const limit = key.rate_limit ?? fallback;
  const moment = now.getTime();
  return {
    used: usedIn(usage, limit, moment).events,
    limit: { count: limit.count, window: limit.window },
    window_ends_at: new Date(windowStart(limit, moment) + limit.window * 1000).toISOString(),
  };
}
