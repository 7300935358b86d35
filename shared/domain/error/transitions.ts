import type { ErrorStatus, TrackedError } from './tracked-error.ts';

/** The fields of an error that only transitions change. */
export type Standing = Pick<TrackedError, 'status' | 'resolved_at' | 'regressed_at'>;

/** Possible reason of a transition: events as they are counted, or a status that a person sets. Milliseconds since 1970. */
export type Cause = { events: readonly { received: number }[] } | { status: ErrorStatus; at: number };

interface TransitionRule {
  name: string;
  /** `null`: there is no error yet, or no longer. */
  from: readonly (ErrorStatus | null)[];
  to: ErrorStatus;
  /** Returns when it happens (milliseconds since 1970), `null` if the cause does not bring it about. */
  when: (cause: Cause, before: Standing) => number | null;
  /** Returns the fields that it changes beside `status`. */
  effect: (at: number) => Partial<Omit<Standing, 'status'>>;
}

const anyEvent = (cause: Cause): number | null => ('events' in cause ? (cause.events[0]?.received ?? null) : null);

/** Judged by receipt, because events that were received before are counted late and tell nothing of the repair. */
const eventSinceResolved = (cause: Cause, { resolved_at }: Standing): number | null =>
  'events' in cause ? (cause.events.find(({ received }) => received > (resolved_at ?? 0))?.received ?? null) : null;

const setTo =
  (status: ErrorStatus) =>
  (cause: Cause): number | null =>
    'status' in cause && cause.status === status ? cause.at : null;

/** All transitions of an error's status. What is not in the table does not happen: an ignored error ignores its events. */
export const TRANSITIONS = [
  { name: 'new', from: [null], to: 'unresolved', when: anyEvent, effect: () => ({}) },
  {
    name: 'regressed',
    from: ['resolved'],
    to: 'unresolved',
    when: eventSinceResolved,
    effect: (at) => ({ resolved_at: null, regressed_at: new Date(at).toISOString() }),
  },
  {
    name: 'reopened',
    from: ['resolved', 'ignored'],
    to: 'unresolved',
    when: setTo('unresolved'),
    effect: () => ({ resolved_at: null }),
  },
  {
    name: 'resolved',
    from: ['unresolved', 'ignored'],
    to: 'resolved',
    when: setTo('resolved'),
    effect: (at) => ({ resolved_at: at }),
  },
  {
    name: 'ignored',
    from: ['unresolved', 'resolved'],
    to: 'ignored',
    when: setTo('ignored'),
    effect: () => ({ resolved_at: null }),
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

const UNBORN: Standing = { status: 'unresolved', resolved_at: null, regressed_at: null };

/** Returns the standing after the first transition that the cause brings about; the same one without any if none is. */
export function transit(
  before: Standing | null,
  cause: Cause,
): { standing: Standing; transitions: readonly Transition[] } {
  const standing = before ?? UNBORN;
  const from = before?.status ?? null;
  for (const rule of TRANSITIONS as readonly (TransitionRule & Pick<Transition, 'name'>)[]) {
    const at = rule.from.includes(from) ? rule.when(cause, standing) : null;
    if (at === null) continue;
    const { resolved_at, regressed_at } = standing;
    return {
      standing: { status: rule.to, resolved_at, regressed_at, ...rule.effect(at) },
      transitions: [{ name: rule.name, from, to: rule.to, at }],
    };
  }
  return { standing, transitions: [] };
}

/** Sets the status of an error, as of `now`. Returns the very same error if it has that status already. */
export function withStatus(error: TrackedError, status: ErrorStatus, now: Date): Stepped {
  const { standing, transitions } = transit(error, { status, at: now.getTime() });
  return { error: transitions.length === 0 ? error : { ...error, ...standing }, transitions };
}
