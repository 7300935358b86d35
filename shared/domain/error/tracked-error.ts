import type { Occurrence } from '../alerts/occurrence.ts';
import type { Snooze } from '../alerts/snooze.ts';
import type { Thresholds } from '../alerts/thresholds.ts';
import type { Resolution } from '../release/resolution.ts';
import type { RunningHours } from '../running-hours.ts';
import type { PendingEvent } from './pending.ts';
import type { SequenceNumber, Watermarks } from '../watermark.ts';
import { distinctCount, type Sketch } from './distinct.ts';

export const ERROR_STATUSES = ['unresolved', 'resolved', 'ignored'] as const;
export type ErrorStatus = (typeof ERROR_STATUSES)[number];

/** An error: all events of a project that group together, counted. */
export interface TrackedError extends RunningHours {
  id: number;
  project_id: number;
  status: ErrorStatus;
  title: string;
  type: string;
  message: string;
  culprit: string;
  level: string;
  platform: string;
  count: number;
  users: Sketch;
  /** ISO 8601 UTC. */
  first_seen: string;
  last_seen: string;
  /** Of the event seen last. */
  last_event_id: string;
  first_release: string | null;
  last_release: string | null;
  environments: readonly string[];
  /** The releases it was seen in, the latest last. */
  releases: readonly string[];
  /** Milliseconds since 1970 at which a person resolved it: only events received later bring it back. */
  resolved_at: number | null;
  /** The release in which it was resolved: only later ones bring it back; `null`: any event does. */
  resolved_in: Resolution | null;
  /** The number of the issue in GitLab that somebody linked it with; absent: nobody did. */
  gitlab_issue?: number;
  /** When an event reopened it after it had been resolved, ISO 8601. */
  regressed_at: string | null;
  /** Events received up to here (milliseconds since 1970) belong to a former life that was deleted. */
  deleted_before: number;
  /** Epoch seconds from which its last event is gone. */
  expires_at: number;
  marks: Watermarks;
  /** The events that it lists itself: some of the last that were counted, see `listingOf`. */
  pending: readonly PendingEvent[];
  /** Shard and sequence number of the event that it began with: a batch that is delivered again still tells that it did. */
  born: { shard: string; sequence: SequenceNumber };
  /** The error that counts its events since they were merged; absent: it counts them itself. See `merged.ts`. */
  merged_into?: number;
  /** How many steps of merging lead to it at the most; absent: nothing was merged into it. */
  merge_depth?: number;
  /** How it is silent for a while; absent: it is not. One that is over stays until the next event, which tells that it is. */
  snooze?: Snooze;
  /** What it counts for thresholds of its project's rules; absent: there are none, or nothing is counted. */
  thresholds?: Thresholds;
  /** What the put of it tells the table's stream; absent: nothing. It is never read back. */
  occurrences?: readonly Occurrence[];
}

/** Whether an error has events. A deleted one stays behind without any, to tell its old events from new ones. */
export function isLive(error: TrackedError | null): error is TrackedError {
  return error !== null && error.count > 0;
}

/** Returns an error in the life that it has at a moment (milliseconds since 1970); `null` if that is over. */
export function livingAt(error: TrackedError | null, now: number): TrackedError | null {
  return isLive(error) && error.expires_at * 1000 > now ? error : null;
}

/** Returns how many users an error has: never more than events, because an estimate may be wrong and may be made so. */
export function userCount({ users, count }: Pick<TrackedError, 'users' | 'count'>): number {
  return Math.min(distinctCount(users), count);
}

/**
 * Turns an error into its tombstone. Keeps the watermarks, so that events which are delivered again are not counted,
 * `hours_from`, so that closed days stay closed, and what is pending, for the purge; sets `deleted_before`, so that old
 * events stay deleted.
 */
export function withoutEvents(error: TrackedError, now: Date): TrackedError {
  const unsaid = { title: '', type: '', message: '', culprit: '' };
  const noReleases = { first_release: null, last_release: null, resolved_in: null };
  const noEvents = { count: 0, users: [], hours: {}, environments: [], releases: [] };
  return { ...withoutAlerts(error), ...unsaid, ...noReleases, ...noEvents, deleted_before: now.getTime() };
}

/** Returns an error without what is of alerts: it is not snoozed, counts for no threshold, and tells nothing. */
export function withoutAlerts(error: TrackedError): TrackedError {
  const { snooze: _snooze, thresholds: _thresholds, occurrences: _told, ...others } = error;
  return others;
}
