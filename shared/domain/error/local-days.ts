import { HOUR_MS } from '../time.ts';

/** No zone of today is off UTC by a part of a quarter of an hour (IANA's time zone database). */
const QUARTER_MS = HOUR_MS / 4;

/** 25 hours, and what is one more is in another day for sure. */
const MAX_DAY_QUARTERS = 26 * 4;

/** Tells whether a text names a time zone of IANA's database, such as `Europe/Berlin`; offsets such as `+02:00` are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== undefined;
  } catch {
    return false;
  }
}

/**
 * Finds where the last so many days of a time zone begin, today's included, in epoch seconds. Days have 23 or 25 hours
 * where clocks change, and begin later than midnight where they change at midnight.
 */
export function localDays(days: number, timeZone: string, now: Date): number[] {
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  const dayAt = (quarter: number): string => format.format(quarter * QUARTER_MS);
  const starts: number[] = [];
  let last = Math.floor(now.getTime() / QUARTER_MS);
  for (let day = 0; day < days; day++) {
    const start = beginning(last, dayAt);
    starts.push((start * QUARTER_MS) / 1000);
    last = start - 1;
  }
  return starts.toReversed();
}

/** Finds the first quarter of an hour of the day that a quarter is in, by halves. */
function beginning(quarter: number, dayAt: (quarter: number) => string): number {
  const day = dayAt(quarter);
  let [before, start] = [quarter - MAX_DAY_QUARTERS, quarter];
  while (start - before > 1) {
    const middle = Math.floor((before + start) / 2);
    if (dayAt(middle) === day) start = middle;
    else before = middle;
  }
  return start;
}

/** Sums hours to the days that begin at `starts`; an hour that lies in two days counts in the one that it begins in. */
export function sumByDay(
  starts: readonly number[],
  hours: readonly { hour: number; count: number }[],
): [number, number][] {
  const sums = starts.map((start): [number, number] => [start, 0]);
  for (const { hour, count } of hours) {
    const sum = sums.findLast(([start]) => start <= hour);
    if (sum) sum[1] += count;
  }
  return sums;
}
