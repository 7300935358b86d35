import { describe, expect, it } from 'vitest';
import { placeOf, type EventPlace } from '../../../shared/domain/event-order.ts';
import { countInError } from '../../../shared/services/events/count-in-error.ts';
import type { Wanted } from '../../../shared/store/listed-events.ts';
import { useStore } from '../../kit/store.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';
import { listOf } from '../../kit/unit/listed.ts';
import { after, eventId, HOUR_MS, NOW, records, summary } from '../../kit/unit/summaries.ts';

const store = useStore();

const list = async (projectId: number, way: Wanted['way'], from: EventPlace | null, limit: number): Promise<string[]> =>
  (await listOf(store, projectId, 77, { way, after: from, limit })).map(({ id }) => id);

describe('what a page costs', () => {
  /** So many batches, a minute after each other, each of twenty events within a second and one that was late by days. */
  async function errorOf(batches: number): Promise<number> {
    const project_id = newProjectId();
    const DAY_MS = 24 * HOUR_MS;
    let number = 0;
    for (let batch = 0; batch < batches; batch++) {
      const received = NOW.getTime() + batch * 60_000;
      const lates = [...Array.from({ length: 20 }, (_, index) => index * 50), 3 * DAY_MS];
      const events = lates.map((late) =>
        summary({
          project_id,
          event_id: eventId(++number),
          received,
          timestamp: new Date(received - late).toISOString(),
        }),
      );
      await countInError(store, 'shard', records(events, number), NOW);
    }
    return project_id;
  }
  async function costOf(work: () => Promise<unknown>): Promise<{ calls: string[]; units: number }> {
    store.sent.length = 0;
    store.units = 0;
    await work();
    return { calls: [...store.sent], units: store.units };
  }

  it('does not depend on how many events the error has', async () => {
    const [young, old] = [await errorOf(60), await errorOf(180)];
    const from = { happened: NOW.getTime() + 30 * 60_000, id: eventId(1) };
    for (const way of ['older', 'newer'] as const)
      for (const place of [null, from]) {
        const cost = await costOf(() => list(young, way, place, 20));
        expect(await costOf(() => list(old, way, place, 20))).toEqual(cost);
        const queries = way === 'newer' && place !== null ? 4 : 3;
        expect(cost.calls).toEqual(['GetItemCommand', ...Array.from({ length: queries }, () => 'QueryCommand')]);
      }
  });

  it('does not depend on how many late events claim the same millisecond, nor on how many counts were of them', async () => {
    const units = [];
    for (const many of [100, 1_000]) {
      const project_id = newProjectId();
      for (let number = 0; number < many; number += 100) {
        const batch = Array.from({ length: 100 }, (_, index) =>
          summary({
            project_id,
            event_id: eventId(number + index + 1),
            timestamp: NOW.toISOString(),
            received: NOW.getTime() + HOUR_MS,
          }),
        );
        await countInError(store, 'shard', records(batch, number + 1), NOW);
      }
      const place = { happened: NOW.getTime(), id: eventId(60) };
      const cost = await costOf(async () => {
        const page = await list(project_id, 'older', place, 20);
        expect(page).toEqual(Array.from({ length: 20 }, (_, index) => eventId(59 - index)));
      });
      units.push(cost);
    }
    expect(units[1]).toEqual(units[0]);
  });

  it('is little more where a list is written every tenth of a second', async () => {
    const project_id = newProjectId();
    const events = Array.from({ length: 400 }, (_, index) =>
      summary({ project_id, event_id: eventId(index + 1), timestamp: after(index * 100) }),
    );
    // Each is one of nine records of the same event, so that the error has no room for them.
    for (const [index, event] of events.entries()) {
      const batch = records(
        Array.from({ length: 9 }, () => event),
        9 * index + 1,
      );
      await countInError(store, 'shard', batch, NOW);
    }
    const cost = await costOf(async () => {
      expect(await list(project_id, 'older', placeOf(events[300]!), 20)).toEqual(
        events
          .slice(280, 300)
          .map(({ event_id }) => event_id)
          .toReversed(),
      );
    });
    // Lists from five seconds after the first to five seconds before the last: 25 of them, 50, and 100.
    expect(cost.calls).toHaveLength(1 + 3 + 1 + 1);
  });
});
