import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedAt } from '../../../shared/domain/counted-at.ts';
import {
  closedDays,
  isOfClosedDay,
  NO_HOURS,
  withHappenings,
  type RunningHours,
} from '../../../shared/domain/running-hours.ts';
import { after, HOUR_MS, NOW } from '../../kit/unit/summaries.ts';

const DAY = Math.floor(NOW.getTime() / (24 * HOUR_MS));
const HOUR = Math.floor(NOW.getTime() / HOUR_MS);
/** Received so many hours after `NOW`, and happened so many before that. */
const event = (hours: number, late = 0) => ({
  received: NOW.getTime() + hours * HOUR_MS,
  timestamp: after((hours - late) * HOUR_MS),
});

describe('running hours', () => {
  it('are those of the day before the latest and of the latest', () => {
    const running = withHappenings(NO_HOURS, [event(0), event(0), event(-1), event(-36), event(-37)]);
    expect(running).toEqual({ hours: { [HOUR]: 2, [HOUR - 1]: 1, [HOUR - 36]: 1 }, hours_from: DAY - 1 });
  });

  it('close days as later ones come, and never open one again', () => {
    const before = withHappenings(NO_HOURS, [event(0), event(-20)]);
    const next = withHappenings(before, [event(24)]);
    expect(next).toEqual({ hours: { [HOUR]: 1, [HOUR + 24]: 1 }, hours_from: DAY });
    expect(closedDays(before, next.hours_from)).toEqual(new Map([[DAY - 1, [[HOUR - 20, 1]]]]));
    expect(withHappenings(next, [event(-20)])).toEqual(next);
    expect([isOfClosedDay(next, event(-20)), isOfClosedDay(next, event(0))]).toEqual([true, false]);
    expect(withHappenings({ hours: {}, hours_from: DAY + 9 }, [event(0)])).toEqual({ hours: {}, hours_from: DAY + 9 });
  });

  it('and what is closed, and what comes for it, are all events, in whatever order', () => {
    const some = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 40 }));
    fc.assert(
      fc.property(fc.array(fc.array(some, { minLength: 1 })), (batches) => {
        const counted = new Map<number, number>();
        const add = (hour: number, count: number) => counted.set(hour, (counted.get(hour) ?? 0) + count);
        let running: RunningHours = NO_HOURS;
        for (const batch of batches) {
          const events = batch.map(([hours, late]) => event(hours, late));
          const next = withHappenings(running, events);
          for (const hours of closedDays(running, next.hours_from).values())
            for (const [hour, count] of hours) add(hour, count);
          for (const late of events.filter((one) => isOfClosedDay(next, one)))
            add(Math.floor(Date.parse(countedAt(late)) / HOUR_MS), 1);
          running = next;
        }
        for (const [hour, count] of Object.entries(running.hours)) add(Number(hour), count);
        const expected = Map.groupBy(
          batches.flat().map(([hours, late]) => Math.floor(Date.parse(countedAt(event(hours, late))) / HOUR_MS)),
          (hour) => hour,
        );
        expect(new Map(counted)).toEqual(new Map([...expected].map(([hour, all]) => [hour, all.length])));
      }),
    );
  });
});
