import { MINUTE_MS } from '../time.ts';
import { countOf, withoutOldest } from './gate-held.ts';
import { windowMinutes, withNextWindow } from './gate-window.ts';
import { dueAt, type AlertGate, type GateSettings, type Held, type Outbox } from './gate.ts';

/** Who takes a message has so long to send it, which is longer than the function that does may run. */
export const LEASE_MS = 90_000;

/** What comes so soon after another is of one moment. */
const ONE_MOMENT_MS = MINUTE_MS;

/**
 * Takes the message that is due at `now` (milliseconds since 1970), for as long as a lease lasts: the one that is on its way, or a
 * new one of what is held. Returns `null` if none is due, or somebody else has it.
 * @param id of the message, if it is a new one
 */
export function leased(
  gate: AlertGate,
  settings: GateSettings,
  now: number,
  id: string,
): (AlertGate & { outbox: Outbox }) | null {
  const due = dueAt({ ...gate, is_untold: false }, settings);
  if (due === null || due > now) return null;
  const made =
    gate.outbox === null ? withMessage(gate, gate.held!, settings, now, id) : { ...gate, outbox: gate.outbox };
  const { outbox } = made;
  return {
    ...made,
    outbox: { ...outbox, attempts: outbox.attempts + 1, lease_until: now + LEASE_MS, revision: settings.revision },
  };
}

/** Tells of a message that somebody has whether it was taken before its turn, because the destination was changed. */
export function isAhead({ lease_until, due_at }: Pick<Outbox, 'lease_until' | 'due_at'>): boolean {
  return lease_until - LEASE_MS < due_at;
}

function withMessage(
  gate: AlertGate,
  held: Held,
  settings: GateSettings,
  now: number,
  id: string,
): AlertGate & { outbox: Outbox } {
  const { told, left } = isOneByOne(gate, held, settings) ? firstOf(held) : { told: held, left: null };
  const isOfOneMoment = gate.window === null && now - held.since < ONE_MOMENT_MS;
  const windowed = withNextWindow(gate, settings, now);
  const minutes = windowMinutes(windowed, settings);
  const outbox: Outbox = {
    id,
    kind: isOfOneMoment || countOf(told.counts) === 1 ? 'alert' : 'digest',
    at: now,
    alerts: told.alerts,
    counts: told.counts,
    ...(minutes !== settings.window_minutes && { window_minutes: minutes }),
    attempts: 0,
    // What waited for a probe has its turn then, also where somebody who changed the destination has it tried before.
    due_at: Math.max(now, gate.probe_at),
    lease_until: 0,
    is_probe: gate.failing_since !== null,
  };
  return { ...gate, ...windowed, held: left, outbox };
}

/** Without a window each is a message of its own, as long as none of them is only counted, and nothing is amiss. */
function isOneByOne({ failing_since }: AlertGate, { alerts, counts }: Held, { window_minutes }: GateSettings): boolean {
  return window_minutes === 0 && failing_since === null && countOf(counts) === alerts.length;
}

function firstOf(held: Held): { told: Pick<Held, 'alerts' | 'counts'>; left: Held | null } {
  const { oldest, left } = withoutOldest(held);
  return { told: { alerts: [oldest], counts: { [oldest.trigger]: 1 } }, left };
}
