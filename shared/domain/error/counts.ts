import { withHashes } from './distinct.ts';
import type { EventSummary } from '../event-summary.ts';
import type { TrackedError } from './tracked-error.ts';

/** The fields of an error that add up over its events, but for those by the hour. */
export type Counts = Pick<TrackedError, 'count' | 'users' | 'expires_at'>;

/** Adds events, in any order, to the counts of an error; `null` if it has none yet. */
export function withCounts(before: Counts | null, events: readonly EventSummary[]): Counts {
  const hashes = events.flatMap(({ user_hash }) => (user_hash === null ? [] : [user_hash]));
  return {
    count: (before?.count ?? 0) + events.length,
    users: withHashes(before?.users ?? [], hashes),
    expires_at: Math.max(before?.expires_at ?? 0, ...events.map(({ expires_at }) => expires_at)),
  };
}
