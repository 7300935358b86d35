import type { TrackedError } from '../../domain/error/tracked-error.ts';
import * as hourlyCounts from '../../store/hourly-counts.ts';
import type { HourlyCount } from '../../store/hourly-counts.ts';
import { errorPk, projectPk } from '../../store/table/keys.ts';
import type { Store } from '../../store/table/store.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** `frequency`: events in every hour since so many days ago, by its start in epoch seconds, hours without events too. */
export async function errorStats(
  store: Store,
  { project_id, id, deleted_before }: TrackedError,
  days: number,
  now: Date,
) {
  const { hours } = await readSince(store, errorPk(project_id, id), days, now);
  // Counts of a former life that somebody deleted stay in the table until they expire.
  const own = hours.filter(({ hour }) => (hour + HOUR) * 1000 > deleted_before);
  return { frequency: frequency(own, days, now) };
}

/** `dropped`: events that were refused in those days because a limit was reached. */
export async function projectStats(store: Store, projectId: number, days: number, now: Date) {
  const { hours, dropped } = await readSince(store, projectPk(projectId), days, now);
  return { frequency: frequency(hours, days, now), dropped };
}

function readSince(store: Store, pk: string, days: number, now: Date) {
  const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
  return hourlyCounts.readDays(store, pk, dayOf(now.getTime() - days * DAY * 1000), dayOf(now.getTime()), now);
}

function frequency(hours: readonly HourlyCount[], days: number, now: Date): [number, number][] {
  const counts = new Map(hours.map(({ hour, count }) => [hour, count]));
  const current = Math.floor(now.getTime() / 1000 / HOUR) * HOUR;
  const starts = Array.from({ length: days * 24 }, (_, index) => current - (days * 24 - 1 - index) * HOUR);
  return starts.map((start) => [start, counts.get(start) ?? 0]);
}
