import { describe, expect, it } from 'vitest';
import type { AlertGate } from '../../../shared/domain/alerts/gate.ts';
import * as alertGates from '../../../shared/store/alert-gates.ts';
import { writeUnitsOf as unitsOfBytes, itemBytes } from '../../../shared/store/table/item-size.ts';
import { arrival, attempted, gateWith, NOON, many, withAlerts } from '../../kit/alerts/gates.ts';
import { itemsBelow, useStore } from '../../kit/store.ts';
import { leased } from '../../../shared/domain/alerts/gate-lease.ts';
import { settled } from '../../../shared/domain/alerts/gate-outcome.ts';

const store = useStore();
const now = new Date(NOON);
const put = (project: number, gate: AlertGate) => alertGates.change(store, project, 5, now, () => gate);

/** A gate in which there is something of everything. */
function fullGate(): AlertGate {
  const first = withAlerts(null, [arrival(1, {}, { 1: 60 })], NOON);
  const taken = leased(first, gateWith(), NOON, 'msg_1')!;
  const failed = settled(taken, taken.outbox, attempted({ outcome: 'refused', status: 404, answer: 'gone' }), NOON, 0)!;
  return withAlerts(failed, many(25, 2), NOON + 1);
}

describe('the gate of a destination', () => {
  it('is read as it was put, all of it', async () => {
    const gate = fullGate();
    await put(1, gate);
    expect(await alertGates.read(store, 1, 5)).toEqual(gate);
    expect(await alertGates.readMany(store, 1)).toEqual(new Map([[5, gate]]));
    expect(await alertGates.read(store, 1, 6)).toBeNull();
  });

  it('takes a kilobyte at most with one alert, and expires when nobody writes it for two months', async () => {
    await put(2, withAlerts(null, [arrival(1)], NOON));
    const [item] = await itemsBelow(store, { id: 2 });
    expect(unitsOfBytes(itemBytes(item!))).toBe(1);
    expect(item!['expires_at']).toBe(NOON / 1000 + 60 * 86_400);
  });

  it('is changed by one at a time, and left alone by a step that says so', async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, id) =>
        alertGates.change(store, 3, 5, now, (gate) => withAlerts(gate, [arrival(id)], NOON)),
      ),
    );
    const gate = (await alertGates.read(store, 3, 5))!;
    expect(gate.held!.counts).toEqual({ new: 8 });
    const left = await alertGates.change(store, 3, 5, now, () => null);
    expect(left.before).toBe(left.after);
    expect(await alertGates.read(store, 3, 5)).toEqual(gate);
  });

  it('is gone once it is removed, and may be removed twice', async () => {
    await put(4, fullGate());
    await alertGates.remove(store, 4, 5);
    await alertGates.remove(store, 4, 5);
    expect(await alertGates.read(store, 4, 5)).toBeNull();
  });
});
