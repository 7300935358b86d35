import { frequency } from '../../domain/error/frequency.ts';
import type { TrackedError } from '../../domain/error/tracked-error.ts';
import { DAY_MS, dayOf, HOUR_S } from '../../domain/time.ts';
import * as hourlyCounts from '../../store/hourly-counts.ts';
import type { HourlyCount } from '../../store/hourly-counts.ts';
import { errorPk, projectPk } from '../../store/table/keys.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * `frequency`: events in every hour since so many days ago, by its start in epoch seconds, hours without events too.
 */
export async function errorStats(
  store: Store,
  { project_id, id, deleted_before }: TrackedError,
  days: number,
  now: Date,
) {
  const { hours } = await readSince(store, errorPk(project_id, id), days, now);
  // Counts of a former life that somebody deleted stay in the table until they expire.
  const own = hours.filter(({ hour }) => (hour + HOUR_S) * 1000 > deleted_before);
  return { frequency: frequencyOf(own, days, now) };
}

/** `dropped`: events that were refused in those days because a limit was reached; `garbled`: because they came destroyed. */
export async function projectStats(store: Store, projectId: number, days: number, now: Date) {
  const { hours, dropped, garbled } = await readSince(store, projectPk(projectId), days, now);
  return { frequency: frequencyOf(hours, days, now), dropped, garbled };
}

function readSince(store: Store, pk: string, days: number, now: Date) {
  const first = new Date(now.getTime() - days * DAY_MS);
  return hourlyCounts.readDays(store, pk, dayOf(first), dayOf(now), now);
}

function frequencyOf(hours: readonly HourlyCount[], days: number, now: Date): [number, number][] {
  const counts = new Map(hours.map(({ hour, count }) => [hour, count]));
  return frequency(days * 24, now, (start) => counts.get(start));
}
