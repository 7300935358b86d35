import type { AlertRule } from '../alerts/alert-rule.ts';
import type { EventSummary } from '../event-summary.ts';
import { withHappenings } from '../running-hours.ts';
import { advanced, uncounted, type Sequenced } from '../watermark.ts';
import { withCounts } from './counts.ts';
import { alertsAfter } from './occurrences.ts';
import { withSightings } from './sightings.ts';
import { livingAt, type TrackedError } from './tracked-error.ts';
import { transit, type Stepped } from './transitions.ts';

/** No release of a batch has a date other than that of its event. */
const NO_DATES: ReadonlyMap<string, number> = new Map();

/**
 * Counts a batch of a shard's events in their error, at `now` (milliseconds since 1970). Returns `null` if all of them
 * are counted already. Events that belong to a deleted life advance the watermark alone. An error that has outlived its
 * last event begins anew, whether or not DynamoDB has removed it already.
 * @param releaseDates of releases that are known: the moment that each counts from, milliseconds since 1970. Any other is new,
 *   and counts from its event.
 * @param rules of the project, those that have somebody to tell: what they ask for is among the error's occurrences
 */
export function withEvents(
  current: TrackedError | null,
  shard: string,
  batch: readonly Sequenced<EventSummary>[],
  now: number,
  releaseDates: ReadonlyMap<string, number> = NO_DATES,
  rules: readonly AlertRule[] = [],
): Stepped | null {
  const fresh = uncounted(current?.marks ?? {}, shard, batch);
  if (fresh.length === 0) return null;
  const marks = advanced(current?.marks ?? {}, shard, fresh.at(-1)!.sequence, now);
  const stepped = withUncounted(current, shard, fresh, now, releaseDates, rules);
  return stepped && { ...stepped, error: { ...stepped.error, marks } };
}

/**
 * Does the same to events of which somebody else knows that they are not counted, and leaves the watermarks.
 * @returns `null` if there is no error, and all of them belong to a deleted life.
 */
export function withUncounted(
  current: TrackedError | null,
  shard: string,
  fresh: readonly Sequenced<EventSummary>[],
  now: number,
  releaseDates: ReadonlyMap<string, number> = NO_DATES,
  rules: readonly AlertRule[] = [],
): Stepped | null {
  const deletedBefore = current?.deleted_before ?? 0;
  const kept = fresh.filter(({ value }) => value.received > deletedBefore);
  if (kept.length === 0) return current && { error: current, transitions: [] };

  const before = livingAt(current, now);
  const events = kept.map(({ value }) => value);
  const causes = events.map(({ received, release, timestamp }) => ({
    received,
    release,
    released: releaseDates.get(release ?? '') ?? Date.parse(timestamp),
  }));
  const { standing, transitions, by } = transit(before, { events: causes });
  const change = by === null ? null : { status: standing.status, at: causes.indexOf(by) };
  const error: TrackedError = {
    id: events[0]!.error_id,
    project_id: events[0]!.project_id,
    status: standing.status,
    resolved_at: standing.resolved_at,
    resolved_in: standing.resolved_in,
    regressed_at: standing.regressed_at,
    ...withSightings(before, events),
    ...withCounts(before, events),
    ...withHappenings({ hours: before?.hours ?? {}, hours_from: current?.hours_from ?? 0 }, events),
    ...(before?.gitlab_issue !== undefined && { gitlab_issue: before.gitlab_issue }),
    ...(current?.merge_depth !== undefined && { merge_depth: current.merge_depth }),
    ...alertsAfter(before, events, change, rules, now),
    deleted_before: deletedBefore,
    born: before?.born ?? { shard, sequence: kept[0]!.sequence },
    marks: current?.marks ?? {},
    pending: current?.pending ?? [],
  };
  return { error, transitions };
}
