import { HOUR_MS, MINUTE_MS } from '../time.ts';
import type { Attempted } from './alert-message.ts';
import { isAhead } from './gate-lease.ts';
import type { AlertGate, Outbox } from './gate.ts';

/** A message is tried again so many minutes after each of its first attempts, give or take a fifth; then it has failed. */
export const RETRY_MINUTES = [1, 5, 30, 120, 480, 1_440] as const;
const SPREAD = 0.2;
/** A receiver may ask for so much patience. */
const MAX_RETRY_AFTER_MS = HOUR_MS;
/** What a failing destination is tried with: so often, once an hour. */
export const MAX_PROBES = 24;
/** Failures in a row, over so long, of a destination that is called failing. */
export const FAILING_AFTER = 5;
export const FAILING_AFTER_MS = 10 * MINUTE_MS;
/** However often sending is begun by the plan: a message that ends whoever sends it has to end, too. */
export const MAX_BEGUN = MAX_PROBES + RETRY_MINUTES.length;

/**
 * Enters what became of an attempt at `now` (milliseconds since 1970). One that was ahead of the plan and came to nothing leaves the
 * message due when it was due before, however often somebody changes the destination. Returns `null` if it is no longer the attempt that the gate
 * waits for: somebody else took the message when the lease was over.
 * @param random at least 0, below 1
 */
export function settled(
  gate: AlertGate,
  { id, attempts }: Pick<Outbox, 'id' | 'attempts'>,
  attempted: Attempted,
  now: number,
  random: number,
): AlertGate | null {
  const { outbox } = gate;
  if (outbox === null || outbox.id !== id || outbox.attempts !== attempts) return null;
  const tried = outbox.revision === undefined ? {} : { tried_revision: outbox.revision };
  if (attempted.outcome === 'delivered') {
    const last_attempt = lastAttempt('sent', attempted, now);
    return {
      ...gate,
      ...tried,
      outbox: null,
      failures: null,
      failing_since: null,
      is_untold: false,
      probe_at: 0,
      last_attempt,
    };
  }
  const failures = { count: (gate.failures?.count ?? 0) + 1, since: gate.failures?.since ?? now };
  const isLasting = failures.count >= FAILING_AFTER && now - failures.since >= FAILING_AFTER_MS;
  const isFailing = gate.failing_since !== null || isLasting || isNobodyThere(outbox, attempted);
  const failed = {
    ...gate,
    ...tried,
    failures,
    failing_since: isFailing ? (gate.failing_since ?? failures.since) : null,
    is_untold: gate.is_untold || (isFailing && gate.failing_since === null),
  };
  const next = nextAttempt(outbox, attempted, now, random);
  if (next !== null) {
    const last_attempt = lastAttempt('retrying', attempted, now);
    return { ...failed, outbox: { ...outbox, ...next, lease_until: 0 }, last_attempt };
  }
  const last_attempt = lastAttempt('failed', attempted, now);
  return { ...failed, outbox: null, probe_at: isFailing ? now + HOUR_MS : 0, last_attempt };
}

/** Attempts that use up the plan: those of its turns, and those of which nobody said what became of them. */
function plannedOf({ attempts, ahead = 0 }: Pick<Outbox, 'attempts' | 'ahead'>): number {
  return attempts - ahead;
}

function nextAttempt(
  outbox: Outbox,
  attempted: Attempted,
  now: number,
  random: number,
): Partial<Pick<Outbox, 'due_at' | 'is_probe' | 'ahead'>> | null {
  const planned = plannedOf(outbox);
  if (planned > MAX_BEGUN) return null;
  // Somebody is trying to repair it, by one thing after another maybe: the plan stays as it is, whatever the receiver said.
  if (isAhead(outbox)) return { ahead: (outbox.ahead ?? 0) + 1 };
  if (outbox.is_probe || isNobodyThere(outbox, attempted))
    return planned < MAX_PROBES ? { due_at: now + HOUR_MS, is_probe: true } : null;
  const minutes = RETRY_MINUTES[planned - 1];
  if (attempted.outcome === 'refused' || minutes === undefined) return null;
  const wait = minutes * MINUTE_MS * (1 - SPREAD + 2 * SPREAD * random);
  const asked = Math.min(attempted.retryAfterMs ?? 0, MAX_RETRY_AFTER_MS);
  return { due_at: Math.ceil(now + Math.max(wait, asked)), is_probe: false };
}

/**
 * Whether the address or who sends was refused, and not the message: no message would be taken before somebody changes something,
 * so it is tried once an hour, until then.
 */
function isNobodyThere(outbox: Pick<Outbox, 'attempts' | 'ahead'>, { outcome, status }: Attempted): boolean {
  if (outcome !== 'refused' || plannedOf(outbox) > MAX_BEGUN) return false;
  return status === null || (status >= 300 && status < 400) || [401, 403, 404, 410].includes(status);
}

function lastAttempt(
  state: 'sent' | 'retrying' | 'failed',
  { status, problem, answer }: Attempted,
  now: number,
): AlertGate['last_attempt'] {
  return { at: new Date(now).toISOString(), state, status, problem, answer };
}

/** What is taken for an attempt in place of one more: a message that was begun so often has ended all who sent it. */
export function insteadOfAttempt(outbox: Pick<Outbox, 'attempts' | 'ahead'>): Attempted | null {
  const planned = plannedOf(outbox);
  if (planned <= MAX_BEGUN) return null;
  const problem = `Sending it was begun ${planned - 1} times, and never came to an end.`;
  return { outcome: 'failed', status: null, problem, answer: '', retryAfterMs: null, ms: 0 };
}

/** Notes that the owner of a failing destination was told; `null`: it was noted before. */
export function told(gate: AlertGate): AlertGate | null {
  return gate.is_untold ? { ...gate, is_untold: false } : null;
}
