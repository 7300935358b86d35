import { searchPeriod, type SentPeriod } from './search-period.ts';
import { invalidQuery } from './search-tokens.ts';
import { DAY_MS, dayOf, HOUR_MS, HOUR_S, hourStart } from './time.ts';

/** How clients of Sentry's Web API say a stretch of time that is divided. */
export interface SentSteps extends SentPeriod {
  /** `30s`, `5m`, `1h`, `1d`. */
  interval: string;
}

/** A stretch of time in equal steps of whole hours. In epoch seconds. */
export interface TimeSteps {
  start: number;
  end: number;
  step: number;
  /** How many there are. */
  length: number;
  /** The first and the last day of UTC, `YYYY-MM-DD`. */
  days: [from: string, to: string];
}

/** Each has a number in the answer, or several. */
const MAX_STEPS = 10_000;
const INTERVAL = /^(\d{1,6})([smhdw])$/;
const HOURS: Readonly<Record<string, number>> = { s: 1 / 3_600, m: 1 / 60, h: 1, d: 24, w: 168 };

/**
 * Reads a stretch of time, by default of the last day, in steps that are rounded up to whole hours: counts are kept by the
 * hour.
 * @param most how many steps at the most
 * @throws RuleViolation for a period or interval that is none, or that makes too many steps.
 */
export function timeSteps({ interval, ...period }: SentSteps, now: Date, most = MAX_STEPS): TimeSteps {
  const { from, to } = searchPeriod(period, now);
  const last = to === null ? now.getTime() : Math.min(Date.parse(to), now.getTime());
  const start = hourStart(from === null ? last - DAY_MS : Date.parse(from));
  const end = Math.max(start, last);
  const step = hoursIn(interval) * HOUR_MS;
  const length = Math.ceil((end - start) / step);
  if (length > most) throw invalidQuery(`interval is too short: it makes more than ${most} points.`);
  const days = [new Date(start), new Date(end)].map(dayOf) as [string, string];
  return { start: start / 1000, end: Math.floor(end / 1000), step: (step / HOUR_MS) * HOUR_S, length, days };
}

/** The start of each step. */
export function stepStarts({ start, step, length }: TimeSteps): number[] {
  return Array.from({ length }, (_, at) => start + at * step);
}

/** Sums counts by the step in which they are; `at` is in epoch seconds. */
export function sumBySteps(
  { start, step, length }: TimeSteps,
  counts: readonly { at: number; count: number }[],
): number[] {
  const sums = Array.from({ length }, () => 0);
  for (const { at, count } of counts) {
    const index = Math.floor((at - start) / step);
    if (index >= 0 && index < length) sums[index]! += count;
  }
  return sums;
}

/** In whole hours, at least one. */
function hoursIn(interval: string): number {
  const [, count, unit] = INTERVAL.exec(interval) ?? [];
  if (unit === undefined || Number(count) === 0) throw invalidQuery('interval is no time such as 1h or 1d.');
  return Math.max(1, Math.ceil(Number(count) * HOURS[unit]!));
}
