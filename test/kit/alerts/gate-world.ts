import { admitted } from '../../../shared/domain/alerts/gate-admission.ts';
import { MAX_MESSAGE_ALERTS } from '../../../shared/domain/alerts/alert-message.ts';
import { countOf } from '../../../shared/domain/alerts/gate-held.ts';
import { leased, LEASE_MS } from '../../../shared/domain/alerts/gate-lease.ts';
import { MAX_BEGUN, settled } from '../../../shared/domain/alerts/gate-outcome.ts';
import { dueAt, type AlertGate, type Outbox } from '../../../shared/domain/alerts/gate.ts';
import { sequenceNumber } from '../../../shared/domain/watermark.ts';
import { arrival, attempted, gateWith, NOON } from './gates.ts';

/** A destination, and all that was done for it: steps that are killed before they write are those that change nothing. */
export class GateWorld {
  gate: AlertGate | null = null;
  now = NOON;
  ids = 0;
  noted: [number, number] = [0, 0];
  messages = new Map<string, { counted: number; named: number[] }>();
  /** Whoever has taken a message, and has not said yet what became of it. */
  senders: Outbox[] = [];
  /** Messages that were another one at a later attempt, or were put off. */
  changed: string[] = [];
  readonly settings;

  constructor(settings: { window_minutes: number; muted_until: number }) {
    this.settings = gateWith(settings);
  }

  admit(shard: number, first: number, last: number): void {
    const batch = Array.from({ length: last - first }, (_, index) => ({
      sequence: sequenceNumber(String(first + index + 1)),
      value: [arrival(shard * 1_000_000 + first + index)],
    }));
    this.gate = admitted(this.gate, this.settings, `shard-${shard}`, batch, this.now) ?? this.gate;
  }

  /** Somebody changes the destination: what waits is tried at once. */
  change(): void {
    this.settings.changed_at = this.now;
  }

  take(): void {
    const taken = this.gate && leased(this.gate, this.settings, this.now, `msg_${++this.ids}`);
    if (taken === null) return;
    this.gate = taken;
    const { outbox } = taken;
    const named = outbox.alerts.map(({ error }) => error!.id);
    const known = this.messages.get(outbox.id);
    // Whatever attempt it is, it is the same message.
    if (known && JSON.stringify(known) !== JSON.stringify({ counted: countOf(outbox.counts), named }))
      this.changed.push(outbox.id);
    this.messages.set(outbox.id, { counted: countOf(outbox.counts), named });
    this.senders.push(outbox);
  }

  settle(how: ReturnType<typeof attempted> | null, random: number): void {
    const outbox = this.senders.shift();
    // `null`: whoever sent it was killed.
    if (outbox === undefined || how === null || this.gate === null) return;
    const after = settled(this.gate, outbox, how, this.now, random);
    // Who was ahead of the plan has left it as it is.
    const isAhead = outbox.lease_until - LEASE_MS < outbox.due_at;
    if (after !== null && isAhead && how.outcome !== 'delivered' && outbox.attempts <= MAX_BEGUN)
      if (after.outbox?.due_at !== outbox.due_at) this.changed.push(outbox.id);
    this.gate = after ?? this.gate;
  }

  /** What must not be, as sentences. */
  wrongs(): string[] {
    const told = [...this.messages.values()];
    const all = told.reduce((sum, { counted }) => sum + counted, 0) + countOf(this.gate?.held?.counts ?? {});
    const noted = this.noted[0] + this.noted[1];
    const waiting = (this.gate?.held?.alerts ?? []).map(({ error }) => error!.id);
    const named = [...told.flatMap((message) => message.named), ...waiting];
    const isWaiting = this.gate !== null && (this.gate.held ?? this.gate.outbox) !== null;
    const isTooFew = told.some((message) => message.named.length === 0 || message.named.length > message.counted);
    return [
      ...(all === noted ? [] : [`${all} of ${noted} alerts are told or wait`]),
      ...(new Set(named).size === named.length ? [] : ['an alert is named twice']),
      ...(told.some((message) => message.named.length > MAX_MESSAGE_ALERTS) ? ['a message names too many'] : []),
      ...(isTooFew ? ['a message names others than it counts'] : []),
      ...this.changed.map((id) => `${id} changed`),
      ...(isWaiting && dueAt(this.gate!, this.settings) === null ? ['what waits is never due'] : []),
    ];
  }
}
