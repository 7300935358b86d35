import { admitted, type Arrival } from '../../../shared/domain/alerts/gate-admission.ts';
import { leased } from '../../../shared/domain/alerts/gate-lease.ts';
import { settled } from '../../../shared/domain/alerts/gate-outcome.ts';
import type { Attempted } from '../../../shared/domain/alerts/alert-message.ts';
import type { AlertGate, GateSettings, HeldAlert, Outbox } from '../../../shared/domain/alerts/gate.ts';
import type { AlertTrigger } from '../../../shared/domain/alerts/occurrence.ts';
import { sequenceNumber } from '../../../shared/domain/watermark.ts';

/** A Friday in November. */
export const NOON = Date.parse('2026-11-27T12:00:00.000Z');

export const gateWith = (fields: Partial<GateSettings> = {}): GateSettings => ({
  window_minutes: 5,
  muted_until: 0,
  changed_at: 0,
  revision: 1,
  ...fields,
});

/** A destination as its gate sees it. */
export const DESTINATION = {
  enabled: true,
  window_minutes: 5,
  muted_until: null as string | null,
  updated_at: '2026-11-01T00:00:00.000Z',
  revision: 1,
};

/** An alert about an error, of one rule. */
export function heldAlert(
  id: number,
  { trigger = 'new', level = 'error', count = 1, at = NOON }: HeldFields = {},
): HeldAlert {
  const moment = new Date(at).toISOString();
  return {
    trigger,
    at: moment,
    rules: [{ id: 1, name: 'Rule' }],
    release: null,
    environment: null,
    error: {
      id,
      title: `Error ${id}`,
      culprit: 'cart.js',
      level,
      platform: 'javascript',
      count,
      users: 1,
      first_seen: moment,
      last_seen: moment,
    },
  };
}

interface HeldFields {
  trigger?: AlertTrigger;
  level?: string;
  count?: number;
  at?: number;
}

export const arrival = (id: number, fields: HeldFields = {}, cooldowns: Arrival['cooldowns'] = {}): Arrival => ({
  alert: heldAlert(id, fields),
  cooldowns,
});

export const attempted = (fields: Partial<Attempted> = {}): Attempted => ({
  outcome: 'delivered',
  status: 200,
  problem: null,
  answer: 'ok',
  retryAfterMs: null,
  ms: 12,
  ...fields,
});

export const FAILED = attempted({ outcome: 'failed', status: 500, problem: 'The receiver failed (500).' });

let sequence = 0;

/** A gate after the next record of its shard. */
export function withAlerts(
  gate: AlertGate | null,
  arrivals: readonly Arrival[],
  now: number,
  settings: GateSettings = gateWith(),
): AlertGate {
  return admitted(gate, settings, 'shard', [{ sequence: sequenceNumber(String(++sequence)), value: arrivals }], now)!;
}

export const many = (count: number, first = 0): Arrival[] =>
  Array.from({ length: count }, (_, index) => arrival(first + index));

/** Has what is due sent and taken: the message, and the gate after it. */
export function delivered(
  gate: AlertGate,
  now: number,
  settings: GateSettings = gateWith(),
): { message: Outbox; gate: AlertGate } {
  const taken = leased(gate, settings, now, `msg_${now}`)!;
  return { message: taken.outbox, gate: settled(taken, taken.outbox, attempted(), now, 0)! };
}
