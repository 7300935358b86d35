import type { AlertRule } from '../alerts/alert-rule.ts';
import { bringsBack, isSameResolution, type Resolution, type SeenRelease } from '../release/resolution.ts';
import { afterStatus } from './occurrences.ts';
import type { ErrorStatus, TrackedError } from './tracked-error.ts';

/** The fields of an error that only transitions change. */
export type Standing = Pick<TrackedError, 'status' | 'resolved_at' | 'regressed_at' | 'resolved_in'>;

/** An event as it may bring an error back. `received` in milliseconds since 1970. */
export type CauseEvent = SeenRelease & { received: number };

/**
 * Possible reason of a transition: events as they are counted, or a status that a person sets, with the release in which it
 * is resolved if that is said. Milliseconds since 1970.
 */
export type Cause =
  | { events: readonly CauseEvent[] }
  | { status: ErrorStatus; at: number; resolved_in?: Resolution | null };

/** When a transition happens (milliseconds since 1970), and the event that brings it about, if it is one. */
interface Happening {
  at: number;
  event: CauseEvent | null;
}

interface TransitionRule {
  name: string;
  /** `null`: there is no error yet, or no longer. */
  from: readonly (ErrorStatus | null)[];
  to: ErrorStatus;
  /** Returns when it happens, `null` if the cause does not bring it about. */
  when: (cause: Cause, before: Standing) => Happening | null;
  /** Returns the fields that it changes beside `status`. */
  effect: (at: number, cause: Cause) => Partial<Omit<Standing, 'status'>>;
}

const happeningOf = (event: CauseEvent | undefined): Happening | null =>
  event === undefined ? null : { at: event.received, event };

const anyEvent = (cause: Cause): Happening | null => ('events' in cause ? happeningOf(cause.events[0]) : null);

/** Judged by receipt, because events that were received before are counted late and tell nothing of the repair. */
const eventSinceResolved = (cause: Cause, { resolved_at, resolved_in }: Standing): Happening | null => {
  if (!('events' in cause)) return null;
  const later = cause.events.filter(({ received }) => received > (resolved_at ?? 0));
  return happeningOf(later.find((event) => resolved_in === null || bringsBack(event, resolved_in)));
};

const setTo =
  (status: ErrorStatus) =>
  (cause: Cause): Happening | null =>
    'status' in cause && cause.status === status ? { at: cause.at, event: null } : null;

const resolutionOf = (cause: Cause): Resolution | null => ('status' in cause && cause.resolved_in) || null;

/** Only one that names a release: who resolves what is resolved already changes nothing. */
const setToOtherRelease = (cause: Cause, { resolved_in }: Standing): Happening | null => {
  const wanted = resolutionOf(cause);
  return wanted === null || isSameResolution(wanted, resolved_in) ? null : setTo('resolved')(cause);
};

/** All transitions of an error's status. What is not in the table does not happen: an ignored error ignores its events. */
export const TRANSITIONS = [
  { name: 'new', from: [null], to: 'unresolved', when: anyEvent, effect: () => ({}) },
  {
    name: 'regressed',
    from: ['resolved'],
    to: 'unresolved',
    when: eventSinceResolved,
    effect: (at) => ({ resolved_at: null, resolved_in: null, regressed_at: new Date(at).toISOString() }),
  },
  {
    name: 'reopened',
    from: ['resolved', 'ignored'],
    to: 'unresolved',
    when: setTo('unresolved'),
    effect: () => ({ resolved_at: null, resolved_in: null }),
  },
  {
    name: 'resolved',
    from: ['unresolved', 'ignored'],
    to: 'resolved',
    when: setTo('resolved'),
    effect: (at, cause) => ({ resolved_at: at, resolved_in: resolutionOf(cause) }),
  },
  {
    name: 'resolved-elsewhere',
    from: ['resolved'],
    to: 'resolved',
    when: setToOtherRelease,
    effect: (at, cause) => ({ resolved_at: at, resolved_in: resolutionOf(cause) }),
  },
  {
    name: 'ignored',
    from: ['unresolved', 'resolved'],
    to: 'ignored',
    when: setTo('ignored'),
    effect: () => ({ resolved_at: null, resolved_in: null }),
  },
] as const satisfies readonly TransitionRule[];

/** A change of an error's status that has happened. */
export interface Transition {
  name: (typeof TRANSITIONS)[number]['name'];
  from: ErrorStatus | null;
  to: ErrorStatus;
  /** Milliseconds since 1970: receipt of the event, or the moment at which a person set the status. */
  at: number;
}

/** An error after a step, and the transitions of that step. They have happened only once the error is written. */
export interface Stepped {
  error: TrackedError;
  transitions: readonly Transition[];
}

const UNBORN: Standing = { status: 'unresolved', resolved_at: null, resolved_in: null, regressed_at: null };

/**
 * Returns the standing after the first transition that the cause brings about; the same one without any if none is.
 * @returns also `by`: the event that brought it about; `null`: none did
 */
export function transit(
  before: Standing | null,
  cause: Cause,
): { standing: Standing; transitions: readonly Transition[]; by: CauseEvent | null } {
  const standing = before ?? UNBORN;
  const from = before?.status ?? null;
  for (const rule of TRANSITIONS as readonly (TransitionRule & Pick<Transition, 'name'>)[]) {
    const happening = rule.from.includes(from) ? rule.when(cause, standing) : null;
    if (happening === null) continue;
    const { at, event } = happening;
    const { resolved_at, resolved_in, regressed_at } = standing;
    return {
      standing: { status: rule.to, resolved_at, resolved_in, regressed_at, ...rule.effect(at, cause) },
      transitions: [{ name: rule.name, from, to: rule.to, at }],
      by: event,
    };
  }
  return { standing, transitions: [], by: null };
}

/**
 * Sets the status of an error, as of `now`. Returns the very same error if it has that status already. Who sets one ends how it was
 * snoozed.
 * @param resolved_in the release in which it is resolved; `null`: whatever happens brings it back
 * @param rules of its project, those that have somebody to tell
 */
export function withStatus(
  error: TrackedError,
  status: ErrorStatus,
  now: Date,
  resolved_in: Resolution | null = null,
  rules: readonly AlertRule[] = [],
): Stepped {
  const { standing, transitions } = transit(error, { status, at: now.getTime(), resolved_in });
  const [transition] = transitions;
  if (transition === undefined) return { error, transitions };
  return { error: { ...afterStatus(error, transition, rules), ...standing }, transitions };
}
