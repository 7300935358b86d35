import { usedIn, windowStart, type RateLimit, type Usage } from './quota.ts';

interface Amount {
  events: number;
  bytes: number;
}

/**
 * How much of a limit is used, as one instance of the collector knows it: what the table said when it was last read, and
 * what the instance has let in itself. The stream counts an event a second or so after it was let in, so neither alone
 * would hold a burst back.
 */
export interface LetIn {
  /** Start of the window, milliseconds since 1970; all amounts are of this window. */
  windowStart: number;
  /** Let in by this instance. */
  own: Amount;
  /** Counted in the table beyond that, hence let in by other instances. */
  others: Amount;
  /** Events of `own` since the table was last read. */
  unread: number;
}

const NOTHING: Amount = { events: 0, bytes: 0 };

/** After the usage was read from the table. `usage` is null while nothing was counted. */
export function withReading(before: LetIn | null, usage: Usage | null, limit: RateLimit, now: number): LetIn {
  const start = windowStart(limit, now);
  const own = before?.windowStart === start ? before.own : NOTHING;
  const counted: Amount = usedIn(usage, limit, now);
  const others = {
    events: Math.max(0, counted.events - own.events),
    bytes: Math.max(0, counted.bytes - own.bytes),
  };
  return { windowStart: start, own, others, unread: 0 };
}

/** After the instance has let in events; `bytes` of packed payload. */
export function withLetIn(before: LetIn, limit: RateLimit, { events, bytes }: Amount, now: number): LetIn {
  const current = inWindow(before, limit, now);
  const own = { events: current.own.events + events, bytes: current.own.bytes + bytes };
  return { ...current, own, unread: current.unread + events };
}

/** Longest `Retry-After`, in seconds, because an SDK that waits longer would miss a raised limit. */
const MAX_PAUSE_S = 300;

/**
 * Whole seconds for which an SDK shall send nothing, at least 1; `null` when there is room for `events` more. Judged by
 * the limit as it is now: a raised one lets in at once.
 */
export function secondsBlocked(letIn: LetIn, limit: RateLimit, events: number, now: number): number | null {
  const { own, others, windowStart: start } = inWindow(letIn, limit, now);
  const hasRoom =
    own.events + others.events + events <= limit.count && own.bytes + others.bytes < (limit.bytes ?? Infinity);
  if (hasRoom) return null;
  const left = start + limit.window * 1000 - now;
  return Math.max(1, Math.min(Math.ceil(left / 1000), MAX_PAUSE_S));
}

/** Part of a limit that an instance may let in before it reads the table again. */
const UNREAD_SHARE = 1 / 20;

/** Whether the instance has let in so much since it read the table that it should read again. */
export function isOutdated({ unread }: LetIn, limit: RateLimit): boolean {
  return unread > limit.count * UNREAD_SHARE;
}

function inWindow(letIn: LetIn, limit: RateLimit, now: number): LetIn {
  const start = windowStart(limit, now);
  return letIn.windowStart === start ? letIn : { windowStart: start, own: NOTHING, others: NOTHING, unread: 0 };
}
