import { userCount, type TrackedError } from '../error/tracked-error.ts';
import { DAY_MS } from '../time.ts';

/** How an error is silent for a while. It ends by whichever comes first, and at least one is there. */
export interface Snooze {
  /** Milliseconds since 1970. */
  until?: number;
  /** Once the error has this many events, counted from its beginning. */
  at_count?: number;
  /** Once it has this many users. */
  at_users?: number;
}

/** What somebody asks for: until a time (milliseconds since 1970), for so many more events, for so many more users. */
export interface WantedSnooze {
  until?: number;
  events?: number;
  users?: number;
}

/** What is left of a snooze; what it does not end by is `null`. */
export interface SnoozeLeft {
  /** Milliseconds since 1970. */
  until: number | null;
  events_left: number | null;
  users_left: number | null;
}

/** What an error has counted, by which a snooze ends. */
type Reached = Pick<TrackedError, 'count' | 'users'>;

/** Exact up to `MAX_EXACT_USERS`, and it never falls: from there on the estimate may be less than what is known. */
const usersOf = (reached: Reached): number => Math.max(reached.users.length, userCount(reached));

/**
 * Days after which a snooze ends that waits for users alone: an error whose events name none would be silent for good, and nobody would
 * know.
 */
export const MAX_SNOOZE_FOR_USERS_DAYS = 90;

/** Snoozes an error as of `now`, in place of how it was snoozed before; `null` ends it, and tells nothing. */
export function withSnooze(error: TrackedError, wanted: WantedSnooze | null, now: Date): TrackedError {
  const { snooze: _before, ...awake } = error;
  if (wanted === null) return awake;
  const { events, users } = wanted;
  const isForUsersAlone = users !== undefined && wanted.until === undefined && events === undefined;
  const until = isForUsersAlone ? now.getTime() + MAX_SNOOZE_FOR_USERS_DAYS * DAY_MS : wanted.until;
  const snooze = {
    ...(until !== undefined && { until }),
    ...(events !== undefined && { at_count: error.count + events }),
    ...(users !== undefined && { at_users: usersOf(error) + users }),
  };
  return { ...awake, snooze };
}

/** Returns what is left of an error's snooze; `null` if it is not silent at that moment. */
export function snoozeOf(error: Reached & Pick<TrackedError, 'snooze'>, now: Date): SnoozeLeft | null {
  const { snooze } = error;
  if (snooze === undefined || isOver(snooze, error, now.getTime())) return null;
  const { until = null, at_count, at_users } = snooze;
  return {
    until,
    events_left: at_count === undefined ? null : at_count - error.count,
    users_left: at_users === undefined ? null : at_users - usersOf(error),
  };
}

/** Tells whether a snooze is over at a moment (milliseconds since 1970), when so much is counted. */
export function isOver({ until, at_count, at_users }: Snooze, reached: Reached, moment: number): boolean {
  return (
    (until !== undefined && moment >= until) ||
    (at_count !== undefined && reached.count >= at_count) ||
    (at_users !== undefined && usersOf(reached) >= at_users)
  );
}

/** Returns a snooze of an error that another was merged into: as much is left of it as was. */
export function movedSnooze({ at_count, at_users, ...rest }: Snooze, before: Reached, after: Reached): Snooze {
  return {
    ...rest,
    ...(at_count !== undefined && { at_count: at_count + after.count - before.count }),
    ...(at_users !== undefined && { at_users: at_users + usersOf(after) - usersOf(before) }),
  };
}
