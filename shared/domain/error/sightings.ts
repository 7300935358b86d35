import { newestFirst, placeOf, type EventPlace } from '../event-order.ts';
import type { EventSummary } from '../event-summary.ts';
import { MAX_ERROR_ENVIRONMENTS, MAX_ERROR_RELEASES } from '../limits.ts';
import type { TrackedError } from './tracked-error.ts';

/** The fields of an error that say what it is and where it was seen: by its first event, its last, and those between. */
export type Sightings = Headline &
  Pick<TrackedError, 'level' | 'platform' | 'first_seen' | 'last_seen' | 'last_event_id'> &
  Pick<TrackedError, 'first_release' | 'last_release' | 'environments' | 'releases'>;

/**
 * Adds events, in any order and at least one, to what is known of an error; `null` if nothing is. Their timestamps
 * decide which are first and last, because events arrive in another order than they happened in. The last is the first
 * of the list of events.
 */
export function withSightings(before: Sightings | null, events: readonly EventSummary[]): Sightings {
  const inOrder = events.toSorted((one, other) => newestFirst(placeOf(other), placeOf(one)));
  const environments = inOrder.flatMap(({ environment }) => (environment === null ? [] : [environment]));
  const releases = inOrder.flatMap(({ release }) => (release === null ? [] : [release]));
  return {
    ...firsts(before, inOrder[0]!, releases),
    ...lasts(before, inOrder.at(-1)!, releases),
    environments: latestNames([...(before?.environments ?? []), ...environments], MAX_ERROR_ENVIRONMENTS),
    releases: latestNames([...(before?.releases ?? []), ...releases], MAX_ERROR_RELEASES),
  };
}

/** Adds what is known of another error. The texts are those of the one that was seen last. */
export function withSightingsOf(before: Sightings, other: Sightings): Sightings {
  const isLater = newestFirst(lastPlace(other), lastPlace(before)) < 0;
  const [earlier, later] = isLater ? [before, other] : [other, before];
  const [first, second] = other.first_seen < before.first_seen ? [other, before] : [before, other];
  return {
    ...headlineOf(later),
    level: later.level,
    platform: later.platform,
    first_seen: first.first_seen,
    first_release: first.first_release ?? second.first_release,
    last_seen: later.last_seen,
    last_event_id: later.last_event_id,
    last_release: later.last_release ?? earlier.last_release,
    environments: latestNames([...earlier.environments, ...later.environments], MAX_ERROR_ENVIRONMENTS),
    releases: latestNames([...earlier.releases, ...later.releases], MAX_ERROR_RELEASES),
  };
}

type Firsts = Pick<Sightings, 'first_seen' | 'first_release'>;

/** @param releases of all new events that name one, in order */
function firsts(before: Firsts | null, first: EventSummary, releases: readonly string[]): Firsts {
  if (before !== null && first.timestamp >= before.first_seen)
    return { first_seen: before.first_seen, first_release: before.first_release ?? releases[0] ?? null };
  return {
    first_seen: first.timestamp,
    first_release: first.release ?? before?.first_release ?? releases[0] ?? null,
  };
}

type Lasts = Omit<Sightings, keyof Firsts | 'environments' | 'releases'>;

/** @param releases of all new events that name one, in order */
function lasts(before: Lasts | null, last: EventSummary, releases: readonly string[]): Lasts {
  const newest = releases.at(-1) ?? null;
  if (before !== null && newestFirst(lastPlace(before), placeOf(last)) < 0) {
    const { level, platform, last_seen, last_event_id, last_release } = before;
    return {
      ...headlineOf(before),
      level,
      platform,
      last_seen,
      last_event_id,
      last_release: last_release ?? newest,
    };
  }
  return {
    ...headlineOf(last),
    level: last.level,
    platform: last.platform,
    last_seen: last.timestamp,
    last_event_id: last.event_id,
    last_release: newest ?? before?.last_release ?? null,
  };
}

const lastPlace = ({ last_seen, last_event_id }: Lasts): EventPlace =>
  placeOf({ timestamp: last_seen, event_id: last_event_id });

export type Headline = Pick<TrackedError, 'title' | 'type' | 'message' | 'culprit'>;

/** An error that takes events beyond the limit of new errors is not about any of them. */
function headlineOf({ title, type, message, culprit, overflow }: Headline & { overflow?: number }): Headline {
  if (overflow === undefined) return { title, type, message, culprit };
  return {
    title: `Too many new errors: more than ${overflow} in an hour`,
    type: 'Too many new errors',
    message: `more than ${overflow} in an hour`,
    culprit: '',
  };
}

/** Without repetition, each at its last place; of too many, or too long ones, the latest. */
function latestNames(names: readonly string[], limit: { names: number; bytes: number }): string[] {
  const latestFirst = [...new Set(names.toReversed())].slice(0, limit.names);
  let bytes = 0;
  const tooMuch = latestFirst.findIndex((name) => (bytes += Buffer.byteLength(name)) > limit.bytes);
  return latestFirst.slice(0, tooMuch < 0 ? limit.names : tooMuch).toReversed();
}
