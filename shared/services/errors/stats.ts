import { frequency } from '../../domain/error/frequency.ts';
import { localDays, sumByDay } from '../../domain/error/local-days.ts';
import type { TrackedError } from '../../domain/error/tracked-error.ts';
import { DAY_MS, dayOf, HOUR_S } from '../../domain/time.ts';
import * as hourlyCounts from '../../store/hourly-counts.ts';
import type { HourlyCount } from '../../store/hourly-counts.ts';
import * as projectCounts from '../../store/project-counts.ts';
import { errorPk, projectPk } from '../../store/table/keys.ts';
import type { Store } from '../../store/table/store.ts';

/** How many days back, and whether by the hour or by the days of a time zone, a name of IANA's. */
export interface WantedStats {
  days: number;
  by: 'hour' | 'day';
  tz: string;
}

/**
 * `frequency`: events in every hour since so many days ago, or on every one of the last so many days, by its start in epoch
 * seconds, those without events too.
 */
export async function errorStats(store: Store, error: TrackedError, wanted: WantedStats, now: Date) {
  const { project_id, id, deleted_before } = error;
  const { days, summed } = spanOf(wanted, now);
  const hours = await hourlyCounts.readHours(store, errorPk(project_id, id), error, ...days, now);
  // Counts of a former life that somebody deleted stay in the table until they expire.
  return { frequency: summed(hours.filter(({ hour }) => (hour + HOUR_S) * 1000 > deleted_before)) };
}

/** `dropped`: events that were refused in those days because a limit was reached; `garbled`: because they came destroyed. */
export async function projectStats(store: Store, projectId: number, wanted: WantedStats, now: Date) {
  const { days, summed } = spanOf(wanted, now);
  const running = await projectCounts.readHours(store, projectId, now);
  const { hours, dropped, garbled } = await hourlyCounts.readDays(store, projectPk(projectId), running, ...days, now);
  return { frequency: summed(hours), dropped, garbled };
}

/** The first and the last day of UTC that have what is wanted; `summed` makes pairs of their hours. */
function spanOf({ days, by, tz }: WantedStats, now: Date) {
  const starts = by === 'day' ? localDays(days, tz, now) : null;
  const first = starts === null ? now.getTime() - days * DAY_MS : starts[0]! * 1000;
  const summed = (hours: readonly HourlyCount[]) =>
    starts === null ? frequencyOf(hours, days, now) : sumByDay(starts, hours);
  return { days: [dayOf(new Date(first)), dayOf(now)] as [from: string, to: string], summed };
}

function frequencyOf(hours: readonly HourlyCount[], days: number, now: Date): [number, number][] {
  const counts = new Map(hours.map(({ hour, count }) => [hour, count]));
  return frequency(days * 24, now, (start) => counts.get(start));
}
