import type { Series } from './bars-geometry.ts';

/**
 * Sums hours to days as the viewer's clock has them, the last `days` of them. The first day, of which the hours are but a
 * part, is left out, so that it does not look like a quiet one. An hour that lies in two days counts in the one it begins in.
 */
export function dailySeries(hours: Series, days: number, timeZone?: string): Series {
  const format = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(timeZone !== undefined && { timeZone }),
  });
  const sums = new Map<string, [start: number, count: number]>();
  for (const [start, count] of hours) {
    const day = format.format(start * 1000);
    const sum = sums.get(day);
    if (sum) sum[1] += count;
    else sums.set(day, [start, count]);
  }
  return [...sums.values()].slice(-days);
}
