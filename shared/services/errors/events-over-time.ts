import type { Project } from '../../domain/project.ts';
import { RuleViolation } from '../../domain/refusals.ts';
import { searchPeriod, type SentPeriod } from '../../domain/search-period.ts';
import { DAY_MS, dayOf, HOUR_MS, HOUR_S, hourStart } from '../../domain/time.ts';
import type { Store } from '../../store/table/store.ts';
import { projectHours } from '../projects/project-hours.ts';

/** Each has a number in the answer. */
const MAX_POINTS = 10_000;
const INTERVAL = /^(\d{1,4})([mhdw])$/;
const HOURS: Readonly<Record<string, number>> = { m: 1 / 60, h: 1, d: 24, w: 168 };

/** What clients of Sentry's Web API ask for. */
export interface SentInterval extends SentPeriod {
  interval: string;
  query: string;
}

/**
 * Counts the events of projects together in equal stretches of whole hours, by default of the last day. Counts are kept by the
 * hour and by nothing else.
 * @returns of each stretch its start in epoch seconds and its events, and the ends of all of it.
 * @throws RuleViolation for a condition, or a period or interval that is none.
 */
export async function eventsOverTime(
  store: Store,
  projects: readonly Project[],
  { interval, query, ...period }: SentInterval,
  now: Date,
): Promise<{ points: [number, number][]; start: number; end: number }> {
  if (query.trim() !== '') throw invalid('query has to be empty, events are counted by the hour and by nothing else.');
  const { from, to } = searchPeriod(period, now);
  const end = to === null ? now.getTime() : Math.min(Date.parse(to), now.getTime());
  const start = hourStart(from === null ? end - DAY_MS : Date.parse(from));
  const step = stepOf(interval) * HOUR_MS;
  const length = Math.max(0, Math.ceil((end - start) / step));
  if (length > MAX_POINTS) throw invalid(`interval is too short: it makes more than ${MAX_POINTS} points.`);
  const days = [new Date(start), new Date(Math.max(start, end))].map(dayOf) as [string, string];
  const counted = await Promise.all(projects.map(({ id }) => projectHours(store, id, days, now)));
  const counts = Array.from({ length }, () => 0);
  for (const { hour, count } of counted.flat()) {
    const at = Math.floor((hour * 1000 - start) / step);
    if (at >= 0 && at < length) counts[at]! += count;
  }
  const first = start / 1000;
  const points = counts.map((count, at): [number, number] => [first + (at * step * HOUR_S) / HOUR_MS, count]);
  return { points, start: first, end: Math.floor(end / 1000) };
}

/** In whole hours, at least one. */
function stepOf(interval: string): number {
  const [, count, unit] = INTERVAL.exec(interval) ?? [];
  if (unit === undefined || Number(count) === 0) throw invalid('interval is no time such as 1h or 1d.');
  return Math.max(1, Math.ceil(Number(count) * HOURS[unit]!));
}

function invalid(problem: string): RuleViolation {
  return new RuleViolation({ code: 'query-invalid', problem });
}
