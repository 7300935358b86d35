import { describe, expect, it } from 'vitest';
import { leased } from '../../../../shared/domain/alerts/gate-lease.ts';
import { settled } from '../../../../shared/domain/alerts/gate-outcome.ts';
import { dueAt, newGate, stateOf, type AlertGate } from '../../../../shared/domain/alerts/gate.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/domain/time.ts';
import {
  arrival,
  attempted,
  delivered,
  DESTINATION,
  FAILED,
  gateWith,
  heldAlert,
  many,
  NOON,
  withAlerts,
} from '../../../kit/alerts/gates.ts';

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

describe('a destination that was never told anything', () => {
  it('has nothing that waits', () => {
    const nothing = { held: 0, held_until: null, failing_since: null, last_attempt: null };
    expect(stateOf(null, DESTINATION, NOON)).toEqual(nothing);
    expect(stateOf(newGate(), DESTINATION, NOON)).toEqual(nothing);
    expect(dueAt(newGate(), gateWith())).toBeNull();
  });
});

describe('what waits, as others are shown it,', () => {
  const { gate } = delivered(withAlerts(null, [arrival(1)], NOON), NOON);
  const held = withAlerts(gate, many(3, 2), NOON);
  const shown = (fields: Partial<typeof DESTINATION>) =>
    stateOf(held, { ...DESTINATION, ...fields }, NOON + MINUTE_MS).held_until;

  it('waits for the end of the window, of a mute, or for somebody to switch the destination on', () => {
    expect(shown({})).toBe('2026-11-27T12:05:00.000Z');
    expect(shown({ muted_until: '2030-01-01T00:00:00.000Z' })).toBe('2030-01-01T00:00:00.000Z');
    expect(shown({ enabled: false })).toBeNull();
    expect(shown({ window_minutes: 0 })).toBe('2026-11-27T12:01:00.000Z');
  });
});
