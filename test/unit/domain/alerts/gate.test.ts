import { describe, expect, it } from 'vitest';
import { admitted } from '../../../../shared/domain/alerts/gate-admission.ts';
import { MAX_COOLDOWNS } from '../../../../shared/domain/alerts/gate-cooldowns.ts';
import { leased, LEASE_MS } from '../../../../shared/domain/alerts/gate-lease.ts';
import {
  insteadOfAttempt,
  MAX_BEGUN,
  MAX_PROBES,
  RETRY_MINUTES,
  settled,
  told,
} from '../../../../shared/domain/alerts/gate-outcome.ts';
import { dueAt, newGate, stateOf, type AlertGate, type GateSettings } from '../../../../shared/domain/alerts/gate.ts';
import { deliverAlerts } from '../../../../shared/api/jobs.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/domain/time.ts';
import { sequenceNumber } from '../../../../shared/domain/watermark.ts';
import { arrival, attempted, FAILED, gateWith, heldAlert, NOON } from '../../../kit/alerts/gates.ts';

let sequence = 0;
function withAlerts(
  gate: AlertGate | null,
  arrivals: Parameters<typeof admitted>[3][number]['value'],
  now: number,
  settings: GateSettings = gateWith(),
): AlertGate {
  return admitted(gate, settings, 'shard', [{ sequence: sequenceNumber(String(++sequence)), value: arrivals }], now)!;
}

const many = (count: number, first = 0) => Array.from({ length: count }, (_, index) => arrival(first + index));

/** Has what is due sent and taken; the message. */
function delivered(gate: AlertGate, now: number, settings: GateSettings = gateWith()) {
  const taken = leased(gate, settings, now, `msg_${now}`)!;
  return { message: taken.outbox, gate: settled(taken, taken.outbox, attempted(), now, 0)! };
}

describe('the first alert', () => {
  it('is due at once, and opens a window in which others are gathered', () => {
    const first = withAlerts(null, [arrival(1)], NOON);
    expect(dueAt(first, gateWith())).toBe(NOON);
    const { message, gate } = delivered(first, NOON + 300);
    expect(message).toMatchObject({ kind: 'alert', counts: { new: 1 }, alerts: [heldAlert(1)] });
    const more = withAlerts(gate, many(3, 2), NOON + MINUTE_MS);
    expect(dueAt(more, gateWith())).toBe(NOON + 300 + 5 * MINUTE_MS);
    expect(leased(more, gateWith(), NOON + 300 + 5 * MINUTE_MS - 1, 'msg_x')).toBeNull();
    expect(delivered(more, NOON + 300 + 5 * MINUTE_MS).message).toMatchObject({ kind: 'digest', counts: { new: 3 } });
  });

  it('after a window in which nothing came is told at once again', () => {
    const { gate } = delivered(withAlerts(null, [arrival(1)], NOON), NOON);
    const later = NOON + 5 * MINUTE_MS;
    expect(dueAt(withAlerts(gate, [arrival(2)], later), gateWith())).toBe(later);
  });

  it('comes with what is of the same moment', () => {
    const one = withAlerts(null, many(2), NOON);
    const two = withAlerts(one, many(3, 2), NOON + 200);
    expect(delivered(two, NOON + 900).message).toMatchObject({ kind: 'alert', counts: { new: 5 } });
  });
});

describe('a storm', () => {
  it('of ten thousand new errors within five minutes is two messages', () => {
    let gate: AlertGate | null = null;
    const messages = [];
    for (let batch = 0; batch < 100; batch++) {
      const now = NOON + batch * 2_500;
      gate = withAlerts(gate, many(100, batch * 100), now);
      const taken = leased(gate, gateWith(), now + 500, `msg_${batch}`);
      if (taken === null) continue;
      messages.push(taken.outbox);
      gate = settled(taken, taken.outbox, attempted(), now + 500, 0)!;
    }
    const { message, gate: after } = delivered(gate!, dueAt(gate!, gateWith())!);
    messages.push(message);
    expect(messages.map(({ counts }) => counts)).toEqual([{ new: 100 }, { new: 9_900 }]);
    expect(messages.map(({ alerts }) => alerts.length)).toEqual([20, 20]);
    expect(dueAt(after, gateWith())).toBeNull();
  });

  it('that goes on doubles the window after three that were busy, up to an hour, and says so; rest halves it again', () => {
    let { gate } = delivered(withAlerts(null, [arrival(0)], NOON), NOON);
    const minutes = [];
    for (let turn = 0; turn < 14; turn++) {
      const busy = withAlerts(gate, many(11), gate.window!.ends_at - 1);
      const sent = delivered(busy, dueAt(busy, gateWith())!);
      ({ gate } = sent);
      minutes.push(sent.message.window_minutes ?? 5);
    }
    expect(minutes).toEqual([5, 5, 10, 10, 10, 20, 20, 20, 40, 40, 40, 60, 60, 60]);
    const end = gate.window!.ends_at;
    const one = withAlerts(gate, [arrival(1)], end - 1);
    const quiet = delivered(one, end);
    expect(quiet.message.window_minutes).toBe(40);
    // Windows in which nothing comes need nobody to end them.
    const after = withAlerts(quiet.gate, [arrival(2)], end + 40 * MINUTE_MS + 20 * MINUTE_MS);
    expect(delivered(after, end + HOUR_MS).message.window_minutes).toBe(10);
  });

  it('names the worst, whatever came first', () => {
    const others = many(30);
    const worst = [
      arrival(100, { level: 'fatal', trigger: 'regressed' }),
      arrival(101, { level: 'fatal' }),
      arrival(102, { count: 50 }),
      arrival(103, { level: 'warning', count: 10_000 }),
      arrival(104, { level: 'fatal', trigger: 'resolved' }),
    ];
    const gate = withAlerts(null, [...others, ...worst], NOON);
    expect(gate.held!.alerts.slice(0, 4).map(({ error }) => error!.id)).toEqual([101, 100, 102, 0]);
    expect(gate.held!.alerts).toHaveLength(20);
    expect(gate.held!.counts).toEqual({ new: 33, regressed: 1, resolved: 1 });
  });
});

describe('a destination without a window', () => {
  const settings = gateWith({ window_minutes: 0 });

  it('gets each alert as a message of its own, in their order', () => {
    let gate = withAlerts(null, [arrival(2, { at: NOON + 2 }), arrival(1, { at: NOON + 1 })], NOON + 5, settings);
    const ids = [];
    while (gate.held !== null) {
      const sent = delivered(gate, NOON + 10, settings);
      expect(sent.message).toMatchObject({ kind: 'alert', counts: { new: 1 } });
      ids.push(sent.message.alerts[0]!.error!.id);
      ({ gate } = sent);
    }
    expect(ids).toEqual([1, 2]);
  });

  it('gets one message of all, once there are so many that they are only counted', () => {
    const gate = withAlerts(null, many(21), NOON, settings);
    expect(delivered(gate, NOON, settings).message).toMatchObject({ counts: { new: 21 } });
  });
});

describe('a muted destination', () => {
  it('is told by one digest what came, once it is muted no more', () => {
    const until = NOON + 3 * HOUR_MS;
    const settings = gateWith({ muted_until: until });
    const gate = withAlerts(withAlerts(null, [arrival(1)], NOON, settings), [arrival(2)], NOON + HOUR_MS, settings);
    expect(dueAt(gate, settings)).toBe(until);
    expect(leased(gate, settings, until - 1, 'msg_x')).toBeNull();
    expect(delivered(gate, until, settings).message).toMatchObject({ kind: 'digest', counts: { new: 2 } });
  });

  it('is not sent again what it did not take', () => {
    const taken = leased(withAlerts(null, [arrival(1)], NOON), gateWith(), NOON, 'msg_1')!;
    const retried = settled(taken, taken.outbox, FAILED, NOON, 0.5)!;
    expect(dueAt(retried, gateWith({ muted_until: NOON + HOUR_MS }))).toBe(NOON + HOUR_MS);
  });
});

describe('a rule with a cooldown', () => {
  const cooling = { 1: 30 };

  it('tells of an error once in that time, and of others all the same', () => {
    const at = (minutes: number) => ({ at: NOON + minutes * MINUTE_MS });
    const gate = withAlerts(
      null,
      [0, 29, 30].map((minutes) => arrival(1, at(minutes), cooling)).concat(arrival(2, at(1), cooling)),
      NOON + HOUR_MS,
    );
    expect(gate.held!.counts).toEqual({ new: 3 });
  });

  it('is left out of an alert that another rule asks for as well', () => {
    const both = {
      ...arrival(1, {}, cooling),
      alert: {
        ...heldAlert(1),
        rules: [
          { id: 1, name: 'a' },
          { id: 2, name: 'b' },
        ],
      },
    };
    const gate = withAlerts(null, [arrival(1, {}, cooling), both], NOON);
    expect(gate.held!.alerts.map(({ rules }) => rules.map(({ id }) => id))).toEqual([[1], [2]]);
  });

  it('always tells that it is over', () => {
    const gate = withAlerts(null, [arrival(1, {}, cooling), arrival(1, { trigger: 'recovered' }, cooling)], NOON);
    expect(gate.held!.counts).toEqual({ new: 1, recovered: 1 });
  });

  it('remembers no more errors than there is room for', () => {
    const all = Array.from({ length: 500 }, (_, id) => arrival(id, {}, cooling));
    const gate = withAlerts(null, all, NOON);
    expect(Object.keys(gate.cooldowns)).toHaveLength(MAX_COOLDOWNS);
    expect(withAlerts(gate, [arrival(1)], NOON + HOUR_MS).cooldowns).toEqual({});
  });
});

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
    expect(stateOf(more, NOON)).toMatchObject({ held: 3 });
  });

  it('ends whoever sends it so often at most', () => {
    expect(insteadOfAttempt({ attempts: MAX_BEGUN })).toBeNull();
    expect(insteadOfAttempt({ attempts: MAX_BEGUN + 1 })).toMatchObject({ outcome: 'refused' });
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
    expect(stateOf(toldOnce, now)).toEqual({
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
    const more = withAlerts(told(gate)!, many(2, 2), now + MINUTE_MS);
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
    const more = withAlerts(told(gate)!, [arrival(2)], now + 1);
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

describe('a destination that was never told anything', () => {
  it('has nothing that waits', () => {
    const nothing = { held: 0, held_until: null, failing_since: null, last_attempt: null };
    expect(stateOf(null, NOON)).toEqual(nothing);
    expect(stateOf(newGate(), NOON)).toEqual(nothing);
    expect(dueAt(newGate(), gateWith())).toBeNull();
  });
});
