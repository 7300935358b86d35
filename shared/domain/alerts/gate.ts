import type { Watermarks } from '../watermark.ts';
import type { AlertDestination } from './alert-destination.ts';
import type { Alert, AlertedError, AlertMessage, DestinationState } from './alert-message.ts';
import { countOf } from './gate-held.ts';

/** An alert as a gate keeps it: where its error is shown follows from the error's id. */
export type HeldAlert = Omit<Alert, 'error'> & { error: Omit<AlertedError, 'url'> | null };

/** What waits to be told: the worst in full, and how many there are of all. */
export interface Held {
  /** The worst first. */
  alerts: readonly HeldAlert[];
  counts: AlertMessage['counts'];
  /** Milliseconds since 1970: when the first of them came. */
  since: number;
}

/** The one message that may be on its way to a destination. */
export interface Outbox extends Omit<Held, 'since'> {
  id: string;
  kind: 'alert' | 'digest';
  /** Milliseconds since 1970: when it was made. */
  at: number;
  /** Minutes of the next window, if that is another one than the destination's own. */
  window_minutes?: number;
  /** How often sending it was begun. */
  attempts: number;
  /**
   * How many of these were ahead of the plan, because somebody had changed the destination, and came to nothing: they use up none of
   * those that are planned. Absent: none.
   */
  ahead?: number;
  /** Milliseconds since 1970: when it is its turn by the plan, whoever changes the destination meanwhile. */
  due_at: number;
  /** Until then it is whoever took it that sends it; 0: nobody does. */
  lease_until: number;
  /** Of the destination as whoever took it had read it. Absent: nobody has, or before this was noted. */
  revision?: number;
  /** It is tried once an hour, because nobody expects its receiver to take it at once. */
  is_probe: boolean;
}

/**
 * What a destination has to be told and when, as one item `PROJECT#<id>` / `ALERT_GATE#<destination>`. Each alert that the
 * table's stream brings is admitted once, by the watermarks of its shard; from then on it is held, or in the outbox, or was in a
 * message that is settled: never in two of these, never in none.
 */
export interface AlertGate {
  marks: Watermarks;
  /** After a message what comes is gathered for a while; `null`: what comes next is told at once. */
  window: { ends_at: number; came: number } | null;
  /** How often the window was doubled, and how many windows in a row were busy since. */
  doubled: number;
  busy: number;
  held: Held | null;
  outbox: Outbox | null;
  /** Until when (milliseconds since 1970) a rule is silent about an error, by `<rule>#<error>`. */
  cooldowns: Readonly<Record<string, number>>;
  /** Of attempts in a row. */
  failures: { count: number; since: number } | null;
  /** Milliseconds since 1970. */
  failing_since: number | null;
  /** Whether its owner still has to be told that it is failing. */
  is_untold: boolean;
  /** Milliseconds since 1970 before which nothing new is sent, because it was failing. */
  probe_at: number;
  last_attempt: DestinationState['last_attempt'];
  /** Of the destination as it was at the last attempt; absent: before this was noted. */
  tried_revision?: number;
}

/** What of a destination decides when it is told. */
export interface GateSettings {
  window_minutes: number;
  /** Milliseconds since 1970; 0: it is not muted. */
  muted_until: number;
  /** Milliseconds since 1970: whoever changed it since an attempt may have repaired it. */
  changed_at: number;
  /** Of the destination: what is saved while an attempt is under way was changed since, whatever the clocks say. */
  revision: number;
}

/** Returns the gate of a destination that was never told anything. */
export function newGate(): AlertGate {
  return {
    marks: {},
    window: null,
    doubled: 0,
    busy: 0,
    held: null,
    outbox: null,
    cooldowns: {},
    failures: null,
    failing_since: null,
    is_untold: false,
    probe_at: 0,
    last_attempt: null,
  };
}

/** What of a destination its gate goes by. */
export type Gated = Pick<AlertDestination, 'window_minutes' | 'muted_until' | 'updated_at' | 'revision'>;

/** Reads it. `reachedAt`: when it was reached by a test, which says as much as a change of it; milliseconds since 1970. */
export function gateSettings(destination: Gated, reachedAt = 0): GateSettings {
  return {
    window_minutes: destination.window_minutes,
    muted_until: destination.muted_until === null ? 0 : Date.parse(destination.muted_until),
    changed_at: Math.max(Date.parse(destination.updated_at), reachedAt),
    revision: destination.revision,
  };
}

/**
 * Returns the moment (milliseconds since 1970) from which the gate has something to be done; `null`: it rests. What is on its way
 * comes before what is held.
 */
export function dueAt(gate: AlertGate, settings: GateSettings): number | null {
  const { outbox, held, window, probe_at } = gate;
  if (gate.is_untold) return 0;
  const isChanged = isChangedSince(gate, settings);
  if (outbox !== null)
    return Math.max(outbox.lease_until, isChanged ? settings.changed_at : outbox.due_at, settings.muted_until);
  if (held === null) return null;
  // Who wants no window any more does not wait for the end of one.
  const ends = settings.window_minutes === 0 ? 0 : (window?.ends_at ?? 0);
  return Math.max(held.since, ends, isChanged ? 0 : probe_at, settings.muted_until);
}

function isChangedSince({ last_attempt, tried_revision }: AlertGate, { changed_at, revision }: GateSettings): boolean {
  if (last_attempt === null) return false;
  return changed_at > Date.parse(last_attempt.at) || revision > (tried_revision ?? revision);
}

/** Returns how a destination is, as the API shows it, at a moment (milliseconds since 1970). One that is switched off holds without end. */
export function stateOf(
  gate: AlertGate | null,
  destination: Gated & { enabled: boolean },
  now: number,
): DestinationState {
  if (gate === null) return { held: 0, held_until: null, failing_since: null, last_attempt: null };
  const { held, failing_since, last_attempt } = gate;
  const until = held !== null && destination.enabled ? heldUntil(gate, gateSettings(destination)) : null;
  return {
    held: held === null ? 0 : countOf(held.counts),
    held_until: until === null ? null : new Date(Math.max(until, now)).toISOString(),
    failing_since: failing_since === null ? null : new Date(failing_since).toISOString(),
    last_attempt,
  };
}

/** What is held follows what is on its way, which may be tried again long after the window. */
function heldUntil(gate: AlertGate, settings: GateSettings): number {
  const own = dueAt({ ...gate, is_untold: false, outbox: null }, settings)!;
  return Math.max(own, dueAt({ ...gate, is_untold: false }, settings)!);
}
