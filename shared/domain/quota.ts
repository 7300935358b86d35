import { hourStart } from './time.ts';

/** At most `count` events in each `window` seconds. */
export interface RateLimit {
  count: number;
  window: number;
  /** At most so many bytes of packed payload in the same window; absent: no bound. */
  bytes?: number;
}

/**
 * How much of a limit is used, of one client key or of a whole project. Counted from the stream, so that the collector
 * writes nothing for it: it reads the usage along with the key.
 */
export interface Usage {
  /** Start of the window that is counted, milliseconds since 1970; windows follow each other without gaps. */
  window_start: number;
  /** Seconds, as of the last count. Under a limit with another window, counting starts afresh. */
  window: number;
  /** Events. */
  used: number;
  /** Bytes of their packed payloads. */
  bytes: number;
}

/** Errors that began in an hour (its start, milliseconds since 1970), by their first event's time of receipt. */
export interface NewErrors {
  hour: number;
  count: number;
}

/** An event as limits count it. */
export interface Consumption {
  /** Milliseconds since 1970. */
  received: number;
  /** Of its packed payload. */
  bytes: number;
}

/** The usage after more events, at least one. Events of a past window count no more. */
export function withUsage(current: Usage | null, limit: RateLimit, events: readonly Consumption[]): Usage {
  const before = current?.window === limit.window ? current : null;
  const newest = Math.max(before?.window_start ?? 0, ...events.map(({ received }) => windowStart(limit, received)));
  const inWindow = events.filter(({ received }) => windowStart(limit, received) === newest);
  const isSameWindow = before?.window_start === newest;
  return {
    window_start: newest,
    window: limit.window,
    used: (isSameWindow ? before.used : 0) + inWindow.length,
    bytes: (isSameWindow ? before.bytes : 0) + inWindow.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** The errors that began in the newest hour, after more of them began with these events. */
export function withNewErrors(before: NewErrors, openings: readonly Pick<Consumption, 'received'>[]): NewErrors {
  const hours = openings.map(({ received }) => hourStart(received));
  const hour = Math.max(before.hour, ...hours);
  return { hour, count: (before.hour === hour ? before.count : 0) + hours.filter((one) => one === hour).length };
}

/** What is counted in the limit's window that a moment (milliseconds since 1970) is in, as far as the stream has come. */
export function usedIn(usage: Usage | null, limit: RateLimit, moment: number): { events: number; bytes: number } {
  // Under a limit with another window counting starts afresh.
  const isCounted = usage?.window === limit.window && usage.window_start >= windowStart(limit, moment);
  return isCounted ? { events: usage.used, bytes: usage.bytes } : { events: 0, bytes: 0 };
}

/** Start of the limit's window that a moment is in, both in milliseconds since 1970. */
export function windowStart({ window }: RateLimit, moment: number): number {
  return Math.floor(moment / (window * 1000)) * window * 1000;
}
