import { advanced, uncounted, type Sequenced, type Watermarks } from './watermark.ts';

/** At most `count` events in each `window` seconds. */
export interface RateLimit {
  count: number;
  window: number;
}

/**
 * How much of a limit is used, of one client key or of a whole project. Counted from the stream, so that the collector
 * writes nothing for it: it reads the usage along with the key, and lets through what arrives before the consumer has seen
 * that the limit is reached.
 */
export interface Usage {
  /** Start of the window that is counted, milliseconds since 1970; windows follow each other without gaps. */
  window_start: number;
  /** Seconds, as of the last count. Under a limit with another window, counting starts afresh. */
  window: number;
  used: number;
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
    marks: advanced(current?.marks ?? {}, shard, fresh.at(-1)!.sequence, now),
  };
}

/** An SDK that is told more would not notice that the limit was raised. */
const LONGEST_PAUSE = 300;

/**
 * Whole seconds for which an SDK shall send nothing, at least 1; `null` when there is room. Judged by the limit as it is
 * now: a raised one lets in at once.
 */
export function secondsBlocked(usage: Usage | null, limit: RateLimit, now: number): number | null {
  if (usage === null || usage.window !== limit.window || usage.used < limit.count) return null;
  const left = usage.window_start + usage.window * 1000 - now;
  return left > 0 ? Math.min(Math.ceil(left / 1000), LONGEST_PAUSE) : null;
}
