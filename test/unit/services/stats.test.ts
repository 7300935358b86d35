import { beforeAll, describe, expect, it } from 'vitest';
import { errorStats, projectStats } from '../../../shared/services/errors/stats.ts';
import * as errors from '../../../shared/store/errors.ts';
import { freshProject, useStore } from '../../kit/store.ts';
import { after, eventId, HOUR_MS, NOW, records, summary } from '../../kit/unit/summaries.ts';
import { deliver } from './counting.ts';

const store = useStore();
const HOURS_AGO = [0, 0, 1, 5, 23, 30, 47, 80];
let id: number;

/** Events that were received over four days, each when it happened. */
beforeAll(async () => {
  ({ id } = await freshProject(store));
  const events = HOURS_AGO.map((hours, number) =>
    summary({ project_id: id, event_id: eventId(number), timestamp: after(-hours * HOUR_MS) }),
  );
  await deliver(store, 'shard', records(events));
});

describe('statistics over days', () => {
  it.each([
    [1, 5],
    [2, 7],
    [4, 8],
    [90, 8],
  ])('of %i have each of %i events in its hour', async (days, events) => {
    const { frequency } = await projectStats(store, id, { days, by: 'hour', tz: 'UTC' }, NOW);
    expect(frequency).toHaveLength(days * 24);
    expect(frequency.reduce((sum, [, count]) => sum + count, 0)).toBe(events);
    const counted = frequency.filter(([, count]) => count > 0).toReversed();
    const current = Math.floor(NOW.getTime() / HOUR_MS) * 3_600;
    const hours = [...new Set(HOURS_AGO)].filter((ago) => ago < days * 24);
    expect(counted).toEqual(hours.map((ago) => [current - ago * 3_600, ago === 0 ? 2 : 1]));
    const byDay = await projectStats(store, id, { days, by: 'day', tz: 'Asia/Tokyo' }, NOW);
    expect(byDay.frequency).toHaveLength(days);
    const error = await errors.read(store, id, 77, NOW);
    expect(await errorStats(store, error!, { days, by: 'hour', tz: 'UTC' }, NOW)).toEqual({ frequency });
  });
});
