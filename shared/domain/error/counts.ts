import { countedAt } from '../counted-at.ts';
import { withHashes } from './distinct.ts';
import type { EventSummary } from '../event-summary.ts';
import type { TrackedError } from './tracked-error.ts';

/** The fields of an error that add up over its events. */
export type Counts = Pick<TrackedError, 'count' | 'users' | 'hours' | 'expires_at'>;

const HOUR_MS = 60 * 60 * 1000;
const HOURS_KEPT = 25;

/** Adds events, in any order, to the counts of an error; `null` if it has none yet. */
export function withCounts(before: Counts | null, events: readonly EventSummary[]): Counts {
  const hashes = events.flatMap(({ user_hash }) => (user_hash === null ? [] : [user_hash]));
  return {
    count: (before?.count ?? 0) + events.length,
    users: withHashes(before?.users ?? [], hashes),
    hours: withHours(before?.hours ?? {}, events),
    expires_at: Math.max(before?.expires_at ?? 0, ...events.map(({ expires_at }) => expires_at)),
  };
}

function withHours(hours: Counts['hours'], events: readonly EventSummary[]): Record<string, number> {
  const sums = new Map(Object.entries(hours).map(([hour, count]) => [Number(hour), count]));
  for (const hour of events.map(hourOf)) sums.set(hour, (sums.get(hour) ?? 0) + 1);
  const newest = Math.max(...sums.keys());
  return Object.fromEntries([...sums].filter(([hour]) => hour > newest - HOURS_KEPT));
}

function hourOf(event: EventSummary): number {
  return Math.floor(Date.parse(countedAt(event)) / HOUR_MS);
}
