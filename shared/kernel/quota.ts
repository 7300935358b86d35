import { advanced, uncounted, type Sequenced, type Watermarks } from './watermark.ts';

/** At most `count` events in each `window` seconds. */
export interface RateLimit {
  count: number;
  window: number;
}

/**
 * How much of a limit is used, of one client key or of a whole project. Counted from the stream, so that the collector
 * writes nothing for it: it reads `blocked_until` along with the key, and lets through what arrives before the consumer
 * has seen that the limit is reached.
 */
export interface Usage {
  /** Start of the window that is counted, milliseconds since 1970; windows follow each other without gaps. */
  window_start: number;
  /** Seconds, as of the last count. Under a limit with another window, counting starts afresh. */
  window: number;
  used: number;
  /** Milliseconds since 1970; 0 when there is room. */
  blocked_until: number;
  marks: Watermarks;
}

/** The usage after a batch of events, or `null` when all of them are counted already. Events of a past window count no more. */
export function withUsage(
  current: Usage | null,
  limit: RateLimit,
  shard: string,
  batch: readonly Sequenced<{ received: number }>[],
  now: number,
): Usage | null {
  const fresh = uncounted(current?.marks ?? {}, shard, batch);
  if (fresh.length === 0) return null;
  const windowMs = limit.window * 1000;
  const windowOf = (received: number): number => Math.floor(received / windowMs) * windowMs;
  const before = current?.window === limit.window ? current : null;
  const newest = Math.max(before?.window_start ?? 0, ...fresh.map(({ value }) => windowOf(value.received)));
  const usedBefore = before?.window_start === newest ? before.used : 0;
  const used = usedBefore + fresh.filter(({ value }) => windowOf(value.received) === newest).length;
  return {
    window_start: newest,
    window: limit.window,
    used,
    blocked_until: used >= limit.count ? newest + windowMs : 0,
    marks: advanced(current?.marks ?? {}, shard, fresh.at(-1)!.sequence, now),
  };
}

/** Whole seconds until there is room again, at least 1; `null` when there is. */
export function secondsBlocked(usages: readonly Pick<Usage, 'blocked_until'>[], now: number): number | null {
  const until = Math.max(0, ...usages.map(({ blocked_until }) => blocked_until));
  return until > now ? Math.ceil((until - now) / 1000) : null;
}
