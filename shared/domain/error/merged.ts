import type { AlertRule } from '../alerts/alert-rule.ts';
import { thresholdRules } from '../alerts/rules-that-ask.ts';
import { movedSnooze } from '../alerts/snooze.ts';
import { keptThresholds, withThresholdsOf } from '../alerts/thresholds.ts';
import { withRunningHours, type HourlyEvents } from '../running-hours.ts';
import { withHashes } from './distinct.ts';
import { alertsOf, regressedByMerge } from './occurrences.ts';
import { withSightingsOf, type Headline } from './sightings.ts';
import { livingAt, withoutAlerts, withoutEvents, type TrackedError } from './tracked-error.ts';
import { transit, type CauseEvent, type Stepped } from './transitions.ts';

/**
 * Errors are merged when a source map that came after events tells that two are one. The error that was is an **alias** from then
 * on: it counts nothing and is shown nowhere, but keeps its watermarks, so that its events are told from those that are counted.
 */

/** How many steps lead from an alias to the error that counts its events, at the most. */
export const MAX_MERGE_DEPTH = 4;

/** What of an error is merged: itself, as of its last event with its maps. */
export interface Merging {
  from: TrackedError;
  /** What its last event says with its maps. */
  headline: Headline;
  /** Its last event, as it may bring the other error back. */
  last: CauseEvent;
}

/**
 * Tells whether an error may be merged into another, in whatever state that is (`null`: there is none). Who deleted one of them
 * has said by receipt which events are gone, and events of two errors cannot be told apart by that.
 */
export function mayMerge(from: TrackedError, into: TrackedError | null, now: number): boolean {
  if (livingAt(from, now) === null || from.id === into?.id) return false;
  if (from.deleted_before > 0 || (into !== null && into.deleted_before > 0)) return false;
  return (from.merge_depth ?? 0) < MAX_MERGE_DEPTH;
}

/**
 * Merges an error into another; that begins with it where it is not there or has outlived its events, and else keeps its standing.
 * Only one that is resolved is brought back, by events of an unresolved one as if they were its own. It stays snoozed for as much as
 * was left of that, and counts for thresholds what both have counted; that it begins tells nothing, because its events are known.
 * @param rules of its project, those that have somebody to tell
 * @returns also `closed`: hours that count in the items of their days.
 */
export function mergedError(
  into: TrackedError | null,
  id: number,
  { from, headline, last }: Merging,
  now: number,
  rules: readonly AlertRule[] = [],
): Stepped & { closed: HourlyEvents } {
  const before = livingAt(into, now);
  const counted = { ...from, ...headline };
  const { running, closed } = withRunningHours({ hours: before?.hours ?? {}, hours_from: into?.hours_from ?? 0 }, from);
  const kept = {
    id,
    deleted_before: 0,
    marks: into?.marks ?? {},
    pending: into?.pending ?? [],
    merge_depth: Math.max(into?.merge_depth ?? 0, (from.merge_depth ?? 0) + 1),
    ...running,
  };
  const counting = thresholdRules(rules, 'error');
  if (before === null) {
    const thresholds = keptThresholds(from.thresholds ?? {}, counting);
    const alerts = alertsOf({ snooze: from.snooze, thresholds });
    return { error: { ...withoutAlerts(counted), ...kept, ...alerts }, transitions: [], closed };
  }
  const { standing, transitions } = transit(before, { events: from.status === 'unresolved' ? [last] : [] });
  const gitlab_issue = before.gitlab_issue ?? from.gitlab_issue;
  const counts = { count: before.count + from.count, users: withHashes(before.users, from.users) };
  const isBack = transitions.length > 0;
  const alerts = alertsOf({
    snooze: before.snooze && !isBack ? movedSnooze(before.snooze, before, counts) : undefined,
    thresholds: withThresholdsOf(before.thresholds ?? {}, from.thresholds ?? {}, counting),
    occurrences: isBack ? regressedByMerge(counted, last, rules, now) : [],
  });
  const error: TrackedError = {
    ...withoutAlerts({ ...before, ...standing }),
    ...withSightingsOf(before, counted),
    ...counts,
    ...alerts,
    expires_at: Math.max(before.expires_at, from.expires_at),
    ...(gitlab_issue !== undefined && { gitlab_issue }),
    ...kept,
  };
  return { error, transitions, closed };
}

/** Turns an error that was merged into its alias: where it begins, its watermarks, and how long it is there stay. */
export function aliasOf(from: TrackedError, into: number): TrackedError {
  const { gitlab_issue: _issue, ...nothing } = withoutEvents(from, new Date(0));
  return { ...nothing, status: 'unresolved', resolved_at: null, regressed_at: null, pending: [], merged_into: into };
}
