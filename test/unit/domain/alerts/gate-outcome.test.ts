import { describe, expect, it } from 'vitest';
import { leased, LEASE_MS } from '../../../../shared/domain/alerts/gate-lease.ts';
import {
  insteadOfAttempt,
  MAX_BEGUN,
  MAX_PROBES,
  RETRY_MINUTES,
  settled,
  told,
} from '../../../../shared/domain/alerts/gate-outcome.ts';
import { dueAt, stateOf, type AlertGate } from '../../../../shared/domain/alerts/gate.ts';
import { deliverAlerts } from '../../../../shared/api/jobs.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/domain/time.ts';
import {
  arrival,
  attempted,
  delivered,
  DESTINATION,
  FAILED,
  gateWith,
  many,
  NOON,
  withAlerts,
} from '../../../kit/alerts/gates.ts';

describe('a message that is on its way', () => {
  const first = () => leased(withAlerts(null, [arrival(1)], NOON), gateWith(), NOON, 'msg_1')!;

  it('is whoever took it to send, until they must have been killed; then it is the same message', () => {
    const taken = first();
    expect(deliverAlerts.timeoutSeconds * 1000).toBeLessThan(LEASE_MS);
    expect(leased(taken, gateWith(), NOON + LEASE_MS - 1, 'msg_2')).toBeNull();
    expect(dueAt(taken, gateWith())).toBe(NOON + LEASE_MS);
    expect(leased(taken, gateWith(), NOON + LEASE_MS, 'msg_2')!.outbox).toMatchObject({ id: 'msg_1', attempts: 2 });
  });

  it('is settled by whoever has it, and by nobody else', () => {
    const again = leased(first(), gateWith(), NOON + LEASE_MS, 'msg_2')!;
    expect(settled(again, { id: 'msg_1', attempts: 1 }, attempted(), NOON, 0)).toBeNull();
    expect(settled(again, { id: 'msg_1', attempts: 2 }, attempted(), NOON, 0)!.outbox).toBeNull();
  });

  it('keeps others waiting while it is tried again', () => {
    const retried = settled(first(), { id: 'msg_1', attempts: 1 }, FAILED, NOON, 0.5)!;
    const more = withAlerts(retried, many(3, 2), NOON + 10 * MINUTE_MS);
    expect(dueAt(more, gateWith())).toBe(NOON + MINUTE_MS);
    expect(leased(more, gateWith(), NOON + 10 * MINUTE_MS, 'msg_2')!.outbox).toMatchObject({ id: 'msg_1' });
    expect(stateOf(more, DESTINATION, NOON)).toMatchObject({ held: 3 });
  });

  it('ends whoever sends it so often at most', () => {
    expect(insteadOfAttempt({ attempts: MAX_BEGUN })).toBeNull();
    const instead = insteadOfAttempt({ attempts: MAX_BEGUN + 1 })!;
    expect(instead).toMatchObject({
      outcome: 'failed',
      problem: 'Sending it was begun 30 times, and never came to an end.',
    });
    for (const is_probe of [true, false]) {
      const taken = { ...first(), outbox: { ...first().outbox, attempts: MAX_BEGUN + 1, is_probe } };
      expect(settled(taken, taken.outbox, instead, NOON, 0)).toMatchObject({
        outbox: null,
        last_attempt: { state: 'failed' },
      });
    }
  });
});

/** Has a message tried until it is taken no more: the minutes between attempts, and the gate. */
function retries(how: ReturnType<typeof attempted>, random: number) {
  let gate: AlertGate = withAlerts(null, [arrival(1)], NOON);
  let now = NOON;
  const minutes = [];
  for (;;) {
    const taken = leased(gate, gateWith(), now, 'msg_1')!;
    gate = settled(taken, taken.outbox, how, now, random)!;
    if (gate.outbox === null) return { minutes, gate, now };
    minutes.push(Math.round(((gate.outbox.due_at - now) / MINUTE_MS) * 10) / 10);
    now = gate.outbox.due_at;
  }
}

describe('a receiver that fails', () => {
  it('is tried again for a day and a half, later each time, and never all at the same moment', () => {
    expect(retries(FAILED, 0.5).minutes).toEqual([...RETRY_MINUTES]);
    expect(retries(FAILED, 0).minutes).toEqual(RETRY_MINUTES.map((minutes) => Math.round(minutes * 8) / 10));
    expect(retries(FAILED, 0.99999).minutes).toEqual(RETRY_MINUTES.map((minutes) => Math.round(minutes * 12) / 10));
  });

  it('is called failing after five failures over ten minutes, which its owner is told once', () => {
    const { gate, now } = retries(FAILED, 0.5);
    expect(gate).toMatchObject({ failing_since: NOON, is_untold: true, probe_at: now + HOUR_MS });
    expect(dueAt(gate, gateWith())).toBe(0);
    const toldOnce = told(gate)!;
    expect(told(toldOnce)).toBeNull();
    expect(stateOf(toldOnce, DESTINATION, now)).toEqual({
      held: 0,
      held_until: null,
      failing_since: '2026-11-27T12:00:00.000Z',
      last_attempt: {
        at: new Date(now).toISOString(),
        state: 'failed',
        status: 500,
        problem: FAILED.problem,
        answer: 'ok',
      },
    });
  });

  it('is probed once an hour with what waits, for a day, and then only when something comes', () => {
    const { gate, now } = retries(FAILED, 0.5);
    const more = withAlerts(told(gate), many(2, 2), now + MINUTE_MS);
    expect(dueAt(more, gateWith())).toBe(now + HOUR_MS);
    let probe: AlertGate = more;
    let probes = 0;
    for (let due = dueAt(probe, gateWith()); due !== null; due = dueAt(probe, gateWith())) {
      expect(due - now).toBe(++probes * HOUR_MS);
      const taken = leased(probe, gateWith(), due, 'msg_2')!;
      expect(taken.outbox).toMatchObject({ id: 'msg_2', counts: { new: 2 }, kind: 'digest' });
      probe = settled(taken, taken.outbox, FAILED, due, 0)!;
    }
    expect(probes).toBe(MAX_PROBES);
    expect(probe.is_untold).toBe(false);
  });

  it('is tried at once after somebody changed the destination, and is well when it takes a message', () => {
    const { gate, now } = retries(attempted({ outcome: 'refused', status: 404 }), 0);
    const more = withAlerts(told(gate), [arrival(2)], now + 1);
    const changed = gateWith({ changed_at: now + 2 });
    expect(dueAt(more, changed)).toBeLessThanOrEqual(now + 2);
    const { gate: well } = delivered(more, now + 3, changed);
    expect(well).toMatchObject({ failures: null, failing_since: null, probe_at: 0, outbox: null });
  });

  it('is waited for as long as it asks, up to an hour', () => {
    const dueAfter = (retryAfterMs: number): number => {
      const taken = leased(withAlerts(null, [arrival(1)], NOON), gateWith(), NOON, 'msg_1')!;
      return settled(taken, taken.outbox, { ...FAILED, status: 429, retryAfterMs }, NOON, 0.5)!.outbox!.due_at - NOON;
    };
    expect(dueAfter(1_000)).toBe(MINUTE_MS);
    expect(dueAfter(20 * MINUTE_MS)).toBe(20 * MINUTE_MS);
    expect(dueAfter(24 * HOUR_MS)).toBe(HOUR_MS);
  });

  it.each([401, 403, 404, 410, 301, null])('is failing at once where nobody takes anything: %s', (status) => {
    const taken = leased(withAlerts(null, [arrival(1)], NOON), gateWith(), NOON, 'msg_1')!;
    const gate = settled(taken, taken.outbox, attempted({ outcome: 'refused', status }), NOON, 0)!;
    expect(gate).toMatchObject({
      failing_since: NOON,
      is_untold: true,
      outbox: { due_at: NOON + HOUR_MS, is_probe: true },
    });
  });

  it('that refuses a message for what it is gets the next one all the same', () => {
    const taken = leased(withAlerts(null, [arrival(1)], NOON), gateWith(), NOON, 'msg_1')!;
    const gate = settled(taken, taken.outbox, attempted({ outcome: 'refused', status: 413 }), NOON, 0)!;
    expect(gate).toMatchObject({ outbox: null, failing_since: null, last_attempt: { state: 'failed', status: 413 } });
    expect(dueAt(withAlerts(gate, [arrival(2)], NOON + 1), gateWith())).toBe(NOON + 5 * MINUTE_MS);
  });
});
