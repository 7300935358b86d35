import { describe, expect, it } from 'vitest';
import { leased, LEASE_MS } from '../../../../shared/domain/alerts/gate-lease.ts';
import { insteadOfAttempt, MAX_BEGUN, RETRY_MINUTES, settled } from '../../../../shared/domain/alerts/gate-outcome.ts';
import { dueAt, type AlertGate } from '../../../../shared/domain/alerts/gate.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/domain/time.ts';
import { arrival, attempted, FAILED, gateWith, NOON, withAlerts } from '../../../kit/alerts/gates.ts';

describe('a message that waits to be tried again', () => {
  it('is tried ahead of the plan by whoever changes the destination, and the plan stays as it is', () => {
    let gate: AlertGate = withAlerts(null, [arrival(1)], NOON);
    for (const minutes of RETRY_MINUTES) {
      const turn = gate.outbox?.due_at ?? NOON;
      const taken = leased(gate, gateWith(), turn, 'msg_1')!;
      gate = settled(taken, taken.outbox, FAILED, turn, 0.5)!;
      const due_at = turn + minutes * MINUTE_MS;
      // Whatever the receiver says, also that it wants to be left alone: it is tried no later for that.
      for (const how of [
        FAILED,
        { ...FAILED, retryAfterMs: HOUR_MS },
        attempted({ outcome: 'refused', status: 400 }),
      ]) {
        const now = Date.parse(gate.last_attempt!.at) + 1_000;
        const ahead = leased(gate, gateWith({ changed_at: now }), now, 'msg_1')!;
        gate = settled(ahead, ahead.outbox, how, now, 0.5)!;
        expect(gate).toMatchObject({
          outbox: { id: 'msg_1', due_at, is_probe: false },
          last_attempt: { state: 'retrying' },
        });
      }
    }
    const { due_at } = gate.outbox!;
    const last = leased(gate, gateWith(), due_at, 'msg_1')!;
    expect(last.outbox).toMatchObject({ attempts: 7 + 3 * 6, ahead: 3 * 6 });
    expect(settled(last, last.outbox, FAILED, due_at, 0.5)).toMatchObject({ outbox: null });
  });

  it('has its plan, too, if whoever was ahead of it is done after the attempt was due', () => {
    const taken = leased(withAlerts(null, [arrival(1)], NOON), gateWith(), NOON, 'msg_1')!;
    const failed = settled(taken, taken.outbox, FAILED, NOON, 0.5)!;
    const now = NOON + MINUTE_MS - 1;
    const ahead = leased(failed, gateWith({ changed_at: now }), now, 'msg_1')!;
    const after = settled(ahead, ahead.outbox, FAILED, NOON + MINUTE_MS + 1, 0.5)!;
    expect(dueAt(after, gateWith({ changed_at: now }))).toBe(NOON + MINUTE_MS);
  });

  it('has no end put off by who is killed ahead of the plan', () => {
    const taken = leased(withAlerts(null, [arrival(1)], NOON), gateWith(), NOON, 'msg_1')!;
    let gate: AlertGate = settled(taken, taken.outbox, attempted({ outcome: 'refused', status: 404 }), NOON, 0)!;
    const settings = gateWith({ changed_at: NOON + 1 });
    let begun = 1;
    for (let now = NOON + 1; gate.outbox !== null; now += LEASE_MS) {
      const ahead = leased(gate, settings, now, 'msg_1')!;
      begun++;
      const instead = insteadOfAttempt(ahead.outbox);
      gate = instead === null ? ahead : settled(ahead, ahead.outbox, instead, now, 0)!;
    }
    expect(begun).toBe(MAX_BEGUN + 1);
  });
});
