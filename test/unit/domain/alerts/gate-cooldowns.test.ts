import { describe, expect, it } from 'vitest';
import { MAX_COOLDOWNS } from '../../../../shared/domain/alerts/gate-cooldowns.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/domain/time.ts';
import { arrival, heldAlert, NOON, withAlerts } from '../../../kit/alerts/gates.ts';

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
