import type { AlertThreshold } from './alert-rule.ts';

/** A window is counted in so many steps. It is the running step and the eleven before it. */
export const WINDOW_STEPS = 12;
const MINUTE_MS = 60_000;

/**
 * What was counted lately for the threshold of a rule. Steps are whole ones since 1970, so it is the same in whatever order events are
 * counted: `n` events within eleven steps are always in one window, and those that are farther apart than a window never are.
 */
export type ThresholdWindow = {
  minutes: number;
  /** Number since 1970 of the newest step in which something was counted. */
  step: number;
  /**
   * While the rule is over its line, the step from which what was counted is below it again; `null`: it is not over. A whole window
   * later the rule may cross its line anew.
   */
  below_from: number | null;
} & (
  | {
      counts: 'events';
      /** How many of each step, the newest first; what is missing is nothing. */
      steps: readonly number[];
    }
  | {
      counts: 'users';
      /** Hashes of users by the step in which each was seen last, the newest first. No more than the line asks for. */
      steps: readonly (readonly number[])[];
    }
);

/** Milliseconds of a step: whole ones, because a minute has 12 × 5,000. */
const stepMs = (minutes: number): number => (minutes * MINUTE_MS) / WINDOW_STEPS;

/** Returns the number since 1970 of the step that a moment is in. */
export const stepAt = (minutes: number, moment: number): number => Math.floor(moment / stepMs(minutes));

/** Returns the moment (milliseconds since 1970) from which a window was below its line for as long as a window is. */
export function endOf({ minutes, below_from }: ThresholdWindow): number | null {
  return below_from === null ? null : (below_from + WINDOW_STEPS) * stepMs(minutes);
}

/** Tells whether a window goes on counting for a threshold: it is of as many minutes, and of the same. */
export function isFor({ minutes, counts }: ThresholdWindow, threshold: AlertThreshold): boolean {
  return minutes === threshold.minutes && counts === threshold.counts;
}

/** Adds an event, received at a moment; one that is older than the window adds nothing, nor does one without a user to users. */
export function withEvent(
  before: ThresholdWindow | null,
  { count, counts, minutes }: AlertThreshold,
  { received, user_hash }: { received: number; user_hash: number | null },
): ThresholdWindow | null {
  if (counts === 'users' && user_hash === null) return before;
  const step = stepAt(minutes, received);
  const newest = Math.max(before?.step ?? step, step);
  const place = newest - step;
  if (before !== null && place >= WINDOW_STEPS) return before;
  const shifted = Math.min(newest - (before?.step ?? newest), WINDOW_STEPS);
  const window = { minutes, step: newest, below_from: before?.below_from ?? null };
  if (counts === 'users') {
    const seen = before?.counts === 'users' ? before.steps : [];
    const users = withUser(moved(seen, shifted, []), place, user_hash!);
    return { ...window, counts, steps: used(newestUsers(users, count), ({ length }) => length) };
  }
  const counted = moved(before?.counts === 'events' ? before.steps : [], shifted, 0);
  return { ...window, counts, steps: used(counted.with(place, counted[place]! + 1), Number) };
}

/** Leaves out the oldest steps in which there is nothing. */
function used<Step>(steps: readonly Step[], sizeOf: (step: Step) => number): Step[] {
  return steps.slice(0, steps.findLastIndex((step) => sizeOf(step) > 0) + 1);
}

function moved<Value>(steps: readonly Value[], shifted: number, none: Value): Value[] {
  const empty = (length: number): Value[] => Array.from({ length }, () => none);
  const all = [...empty(shifted), ...steps].slice(0, WINDOW_STEPS);
  return [...all, ...empty(WINDOW_STEPS - all.length)];
}

/** A user is counted where they were seen last. */
function withUser(steps: readonly (readonly number[])[], place: number, hash: number): (readonly number[])[] {
  const known = steps.findIndex((hashes) => hashes.includes(hash));
  if (known >= 0 && known <= place) return [...steps];
  return steps.map((hashes, index) => {
    const others = hashes.filter((other) => other !== hash);
    return index === place ? [...others, hash].toSorted((one, other) => one - other) : others;
  });
}

/** The line is crossed if that many of those seen last are in the window: others need not be known. */
function newestUsers(steps: readonly (readonly number[])[], most: number): (readonly number[])[] {
  let left = most;
  return steps.map((hashes) => {
    const kept = hashes.slice(0, left);
    left -= kept.length;
    return kept;
  });
}

/** Returns what is in the window at a step, the newest one or later. */
export function countedAt(window: ThresholdWindow, step = window.step): number {
  const sizes = window.counts === 'events' ? window.steps : window.steps.map(({ length }) => length);
  return sizes.slice(0, Math.max(0, WINDOW_STEPS - (step - window.step))).reduce((sum, size) => sum + size, 0);
}

/** Returns the first step, the newest one or later, at which less than that is in the window if nothing more is counted. */
export function belowFrom(window: ThresholdWindow, count: number): number {
  let { step } = window;
  while (countedAt(window, step) >= count) step++;
  return step;
}

/** Returns what both windows have counted, as one that is not over its line; `null` if they do not count the same. */
export function sumOf(one: ThresholdWindow, other: ThresholdWindow): ThresholdWindow | null {
  if (one.minutes !== other.minutes) return null;
  const step = Math.max(one.step, other.step);
  const shifted = (window: ThresholdWindow): number => Math.min(step - window.step, WINDOW_STEPS);
  const sum = { minutes: one.minutes, step, below_from: null };
  if (one.counts === 'events' && other.counts === 'events') {
    const added = moved(other.steps, shifted(other), 0);
    const both = moved(one.steps, shifted(one), 0).map((size, at) => size + added[at]!);
    return { ...sum, counts: 'events', steps: used(both, Number) };
  }
  if (one.counts !== 'users' || other.counts !== 'users') return null;
  const steps = moved(one.steps, shifted(one), [] as readonly number[]);
  const users = moved(other.steps, shifted(other), [] as readonly number[]).flatMap((hashes, at) =>
    hashes.map((hash) => ({ hash, at })),
  );
  const both = users.reduce((all, { hash, at }) => withUser(all, at, hash), steps);
  return { ...sum, counts: 'users', steps: used(both, ({ length }) => length) };
}
