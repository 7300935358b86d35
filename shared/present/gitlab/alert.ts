import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import type { SentMessage } from '../../domain/alerts/alert-message.ts';
import { stateOf, type AlertGate } from '../../domain/alerts/gate.ts';

/** A message of a project's history as the API shows it. */
export function alertEntity(message: SentMessage) {
  const { id, destination_id, destination_name, kind, state, at, attempted_at, attempts, next_attempt_at } = message;
  const { status, problem, answer, counts, alerts } = message;
  return {
    id: id as string | null,
    destination: { id: destination_id, name: destination_name },
    kind,
    state: state as SentMessage['state'] | 'held',
    at,
    attempted_at: attempted_at as string | null,
    attempts,
    next_attempt_at,
    status,
    problem,
    answer,
    counts,
    alerts,
  };
}

/** What waits in the gate of a destination, as if it were a message: that it will be, at `next_attempt_at`. `null`: nothing does. */
export function heldEntity(
  destination: AlertDestination,
  gate: AlertGate,
  now: Date,
): ReturnType<typeof alertEntity> | null {
  const { held } = gate;
  if (held === null) return null;
  const { id, name } = destination;
  return {
    id: null,
    destination: { id, name },
    kind: 'digest',
    state: 'held',
    at: new Date(held.since).toISOString(),
    attempted_at: null,
    attempts: 0,
    next_attempt_at: stateOf(gate, destination, now.getTime()).held_until,
    status: null,
    problem: null,
    answer: '',
    counts: held.counts,
    alerts: held.alerts.map(({ trigger, error }) => ({
      trigger,
      error_id: error?.id ?? null,
      title: error?.title ?? '',
    })),
  };
}
