import { beforeEach, describe, expect, it } from 'vitest';
import { NO_HOURS, withHappenings } from '../../../shared/domain/running-hours.ts';
import * as hourlyCounts from '../../../shared/store/hourly-counts.ts';
import type { HourlyCounter } from '../../../shared/store/hourly-counts.ts';
import { projectPk } from '../../../shared/store/table/keys.ts';
import { useStore } from '../../kit/store.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';
import { after, HOUR_MS, NOW, records } from '../../kit/unit/summaries.ts';

const store = useStore();
const DAY = Math.floor(NOW.getTime() / (24 * HOUR_MS));
const at = (hours: number) => {
  const received = NOW.getTime() + hours * HOUR_MS;
  return { timestamp: after(hours * HOUR_MS), received, expires_at: NOW.getTime() / 1000 + 90 * 86_400 };
};
/** A counter of so many events of this hour, all of one shard. */
function counter(events: number, revision: number): HourlyCounter {
  const marks = { shard: { last: records([0], events)[0]!.sequence, at: NOW.getTime() } };
  const hours = withHappenings(
    NO_HOURS,
    Array.from({ length: events }, () => at(0)),
  );
  return { ...hours, marks, revision, expires_at: NOW.getTime() / 1000 + 90 * 86_400 };
}

let pk: string;
beforeEach(() => {
  pk = projectPk(newProjectId());
});
/** Of the day, seen from a later one. */
const counted = async (): Promise<number> => {
  const later = { hours: {}, hours_from: DAY + 1 };
  const hours = await hourlyCounts.readHours(store, pk, later, '2024-05-06', '2024-05-06', NOW);
  return hours.reduce((sum, { count }) => sum + count, 0);
};
const late = (first: number, events: number, revision: number) =>
  hourlyCounts.countClosed(
    store,
    pk,
    { hours_from: DAY + 1, revision },
    'shard',
    records(
      Array.from({ length: events }, () => at(0)),
      first,
    ),
  );

describe('a day that is closed', () => {
  it('has what its counter had, however often it is closed', async () => {
    for (const revision of [4, 4, 3]) await hourlyCounts.close(store, pk, counter(3, revision), DAY + 1);
    expect(await counted()).toBe(3);
  });

  it('has what the later revision had, in whatever order they come', async () => {
    await hourlyCounts.close(store, pk, counter(5, 6), DAY + 1);
    await hourlyCounts.close(store, pk, counter(3, 4), DAY + 1);
    expect(await counted()).toBe(5);
    await hourlyCounts.close(store, pk, counter(6, 7), DAY + 1);
    expect(await counted()).toBe(6);
  });

  it('counts what comes late, and nothing that its counter had counted', async () => {
    await hourlyCounts.close(store, pk, counter(3, 4), DAY + 1);
    for (let time = 0; time < 2; time++) await late(2, 4, 5);
    expect(await counted()).toBe(5);
  });

  it('is not put back to what it was by who closes it too late, whatever it counted since', async () => {
    await hourlyCounts.close(store, pk, counter(3, 4), DAY + 1);
    await late(4, 2, 5);
    await hourlyCounts.close(store, pk, counter(3, 4), DAY + 1);
    expect(await counted()).toBe(5);
  });

  it('is not put where its counter had nothing of it any more when it was closed', async () => {
    await late(4, 2, 5);
    await hourlyCounts.close(store, pk, counter(3, 4), DAY + 1);
    expect(await counted()).toBe(2);
  });

  it('does not show while its counter has it: who was about to close it died', async () => {
    await hourlyCounts.close(store, pk, counter(3, 4), DAY + 1);
    const hours = await hourlyCounts.readHours(store, pk, counter(4, 5), '2024-04-01', '2024-05-06', NOW);
    expect(hours.map(({ count }) => count)).toEqual([4]);
  });

  it('is not looked for where the counter has all that is asked for', async () => {
    store.sent.length = 0;
    const hours = await hourlyCounts.readHours(store, pk, counter(4, 5), '2024-05-05', '2024-05-06', NOW);
    expect(hours.map(({ count }) => count)).toEqual([4]);
    expect(store.sent).toEqual([]);
  });
});
