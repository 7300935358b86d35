import { countedAt } from './counted-at.ts';
import { DAY_MS, HOUR_MS } from './time.ts';

/**
 * Events by the hour, of the two latest days on which some counted. Nearly all events count in one of them, because an
 * event counts a day before its receipt at most. What is older is closed: it is in an item for each day, see
 * `store/hourly-counts.ts`.
 */
export interface RunningHours {
  /** By the hour's number since 1970; hours without events are left out. */
  hours: Readonly<Record<string, number>>;
  /** Number since 1970 of the earlier of the two days. It never falls, so what is closed stays closed. */
  hours_from: number;
}

/** Of what has not counted anything yet. */
export const NO_HOURS: RunningHours = { hours: {}, hours_from: 0 };

/** What has to be known of an event to count it by the hour (`countedAt`). */
type Timed = Parameters<typeof countedAt>[0];

const HOURS_PER_DAY = DAY_MS / HOUR_MS;

const hourOf = (event: Timed): number => Math.floor(Date.parse(countedAt(event)) / HOUR_MS);
const dayOfHour = (hour: number): number => Math.floor(hour / HOURS_PER_DAY);

/** Adds events, in any order, but for those of closed days (`isOfClosedDay`), and leaves out the days that they close. */
export function withHappenings(before: RunningHours, events: readonly Timed[]): RunningHours {
  const happened = events.map(hourOf);
  const hours_from = Math.max(before.hours_from, ...happened.map((hour) => dayOfHour(hour) - 1));
  const sums = new Map(Object.entries(before.hours).map(([hour, count]) => [Number(hour), count]));
  for (const hour of happened) sums.set(hour, (sums.get(hour) ?? 0) + 1);
  const running = [...sums].filter(([hour]) => dayOfHour(hour) >= hours_from);
  return { hours: Object.fromEntries(running), hours_from };
}

/** Tells whether an event counts in the item of its day, because the running hours are beyond it. */
export function isOfClosedDay({ hours_from }: Pick<RunningHours, 'hours_from'>, event: Timed): boolean {
  return dayOfHour(hourOf(event)) < hours_from;
}

/** Counts those events that are of days closed to a counter: by the hour's number since 1970. */
export function closedHours(counter: Pick<RunningHours, 'hours_from'>, events: readonly Timed[]): HourlyEvents {
  const sums = new Map<number, number>();
  for (const event of events)
    if (isOfClosedDay(counter, event)) sums.set(hourOf(event), (sums.get(hourOf(event)) ?? 0) + 1);
  return sums;
}

/** Events by the hour's number since 1970. */
export type HourlyEvents = ReadonlyMap<number, number>;

/**
 * Adds the running hours of another counter. `closed` are those of its hours that are of days which are closed to both: they
 * count in the items of their days.
 */
export function withRunningHours(
  before: RunningHours,
  added: RunningHours,
): { running: RunningHours; closed: HourlyEvents } {
  const hours_from = Math.max(before.hours_from, added.hours_from);
  const entriesOf = ({ hours }: RunningHours): [number, number][] =>
    Object.entries(hours).map(([hour, count]) => [Number(hour), count]);
  const isRunning = ([hour]: [number, number]): boolean => dayOfHour(hour) >= hours_from;
  const sums = new Map(entriesOf(before).filter(isRunning));
  for (const [hour, count] of entriesOf(added).filter(isRunning)) sums.set(hour, (sums.get(hour) ?? 0) + count);
  const closed = new Map(entriesOf(added).filter((entry) => !isRunning(entry)));
  return { running: { hours: Object.fromEntries(sums), hours_from }, closed };
}

/** Returns the hours (with their events) of each day that is closed when running hours begin with a later day. */
export function closedDays({ hours }: RunningHours, hoursFrom: number): Map<number, [hour: number, count: number][]> {
  const all = Object.entries(hours).map(([hour, count]): [number, number] => [Number(hour), count]);
  return Map.groupBy(
    all.filter(([hour]) => dayOfHour(hour) < hoursFrom),
    ([hour]) => dayOfHour(hour),
  );
}
