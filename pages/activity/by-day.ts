import type { Series } from '../text/bars-geometry.ts';

/**
 * Adds hours up to days that begin at midnight where the browser is. The first day is left out unless it is whole, so that
 * so many days back from any hour are that many bars, today's among them.
 */
export function byDay(hours: Series): Series {
  const days = new Map<number, number>();
  for (const [start, count] of hours) {
    const day = midnightBefore(start);
    days.set(day, (days.get(day) ?? 0) + count);
  }
  const [first] = hours;
  return [...days].filter(([day]) => first !== undefined && day >= first[0]);
}

/** In epoch seconds. The hours of zones that are half an hour off begin before midnight: such an hour counts for its start. */
function midnightBefore(seconds: number): number {
  const at = new Date(seconds * 1000);
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime() / 1000;
}
