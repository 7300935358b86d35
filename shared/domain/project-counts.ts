import type { AlertRule } from './alerts/alert-rule.ts';
import type { Occurrence } from './alerts/occurrence.ts';
import { thresholdRules } from './alerts/rules-that-ask.ts';
import { keptThresholds, withThresholdEvent, type ThresholdEvent, type Thresholds } from './alerts/thresholds.ts';
import { withNewErrors, withUsage, type Consumption, type NewErrors, type RateLimit, type Usage } from './quota.ts';
import { withReleases, type ReleasedEvent, type RunningRelease } from './release/running-releases.ts';
import { NO_HOURS, withHappenings, type RunningHours } from './running-hours.ts';
import { advanced, FORGET_AFTER_MS, uncounted, type Sequenced, type Watermarks } from './watermark.ts';

/** All that a project counts of its events beside its errors. They are counted in one step, so they have one watermark. */
export interface ProjectCounts extends RunningHours {
  /** Epoch seconds until which the running hours are remembered. */
  hours_kept_until: number;
  /** Of the project's limit; `null` while nothing was counted against it. */
  usage: Usage | null;
  new_errors: NewErrors;
  /** Of the limits of client keys, by public key. `MAX_KEYS` at most. */
  keys: Readonly<Record<string, Usage>>;
  /**
   * Milliseconds since 1970 until which a key that is not among `keys` is counted by itself, because there was no room
   * for one: what is counted there may be of a window that is not over, or be delivered again.
   */
  spilled_until: number;
  /** Of the releases that were seen last, what their items do not say yet, the latest last. */
  releases: readonly RunningRelease[];
  marks: Watermarks;
  /** What it counts for thresholds of the whole project; absent: there are none. */
  thresholds?: Thresholds;
  /** What the put of it tells the table's stream; absent: nothing. It is never read back. */
  occurrences?: readonly Occurrence[];
}

/** An event as its project counts it. */
export interface ProjectEvent extends Consumption, ReleasedEvent, ThresholdEvent {
  public_key: string;
  /** Epoch seconds. */
  expires_at: number;
}

/** The limits that events are counted against. */
export interface ProjectLimits {
  project: RateLimit;
  ofKey: (publicKey: string) => RateLimit;
}

/** Keys that are counted with their project. With more, the item that all batches write would cost a second unit. */
export const MAX_KEYS = 20;

const NOTHING: ProjectCounts = {
  ...NO_HOURS,
  hours_kept_until: 0,
  usage: null,
  new_errors: { hour: 0, count: 0 },
  keys: {},
  spilled_until: 0,
  releases: [],
  marks: {},
};

/**
 * Counts a shard's batch of events in their project, at `now` (milliseconds since 1970). Returns `null` if all of them
 * are counted already.
 * @param limits `null`: counts them by the hour and against no limit.
 * @param rules of the project, those that have somebody to tell
 */
export function withProjectEvents(
  current: ProjectCounts | null,
  limits: ProjectLimits | null,
  shard: string,
  batch: readonly Sequenced<ProjectEvent>[],
  now: number,
  rules: readonly AlertRule[] = [],
): ProjectCounts | null {
  const { thresholds = {}, occurrences: _told, ...before }: ProjectCounts = current ?? NOTHING;
  const fresh = uncounted(before.marks, shard, batch);
  if (fresh.length === 0) return null;
  const events = fresh.map(({ value }) => value);
  return {
    ...(limits === null ? before : withConsumption(before, limits, events, now)),
    ...withHappenings(before, events),
    releases: withReleases(before.releases, events),
    hours_kept_until: Math.max(before.hours_kept_until, ...events.map(({ expires_at }) => expires_at)),
    marks: advanced(before.marks, shard, fresh.at(-1)!.sequence, now),
    ...alertsAfter(thresholds, events, rules, now),
  };
}

/** Takes events one after another, so that what is told is the same in whatever batches they come. */
function alertsAfter(
  before: Thresholds,
  events: readonly ThresholdEvent[],
  rules: readonly AlertRule[],
  now: number,
): Pick<ProjectCounts, 'thresholds' | 'occurrences'> {
  const counting = thresholdRules(rules, 'project');
  if (counting.length === 0) return {};
  let thresholds = keptThresholds(before, counting);
  const occurrences: Occurrence[] = [];
  for (const event of events) {
    const counted = withThresholdEvent(thresholds, counting, event, false, now);
    ({ thresholds } = counted);
    occurrences.push(...counted.occurrences);
  }
  return {
    ...(Object.keys(thresholds).length > 0 && { thresholds }),
    ...(occurrences.length > 0 && { occurrences }),
  };
}

function withConsumption(
  before: ProjectCounts,
  limits: ProjectLimits,
  events: readonly ProjectEvent[],
  now: number,
): ProjectCounts {
  const keys = Object.fromEntries(Object.entries(before.keys).filter(([, usage]) => !isForgotten(usage, now)));
  let { spilled_until } = before;
  for (const [publicKey, ofKey] of Map.groupBy(events, ({ public_key }) => public_key)) {
    const limit = limits.ofKey(publicKey);
    const hasRoom = keys[publicKey] !== undefined || (spilled_until <= now && Object.keys(keys).length < MAX_KEYS);
    if (hasRoom) keys[publicKey] = withUsage(keys[publicKey] ?? null, limit, ofKey);
    else spilled_until = Math.max(spilled_until, rememberedUntil(limit, now));
  }
  return {
    ...before,
    usage: withUsage(before.usage, limits.project, events),
    new_errors: withNewErrors(
      before.new_errors,
      events.filter(({ opensError }) => opensError),
    ),
    keys,
    spilled_until,
  };
}

/** Tells whether a key is counted by itself: it is not counted with its project, and there may be no room for it. */
export function isSpilled({ keys, spilled_until }: ProjectCounts, publicKey: string, now: number): boolean {
  return keys[publicKey] === undefined && spilled_until > now;
}

/** Milliseconds since 1970 from which a usage that is counted now says nothing: its window and all retries are over. */
export function rememberedUntil({ window }: RateLimit, now: number): number {
  return now + Math.max(window * 1000, FORGET_AFTER_MS);
}

/** Whether the window is over, and none of its events can be delivered again: its key may be counted anywhere then. */
function isForgotten({ window_start, window }: Usage, now: number): boolean {
  return window_start + window * 1000 + FORGET_AFTER_MS <= now;
}
