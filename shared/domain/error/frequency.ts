import { HOUR_S, hourStart } from '../time.ts';

/**
 * Lists the events of each of so many hours up to the current one, hours without events too.
 * @param countOf events of the hour that starts then, in epoch seconds.
 * @returns for each hour its start in epoch seconds and its events.
 */
export function frequency(
  hours: number,
  now: Date,
  countOf: (startSeconds: number) => number | undefined,
): [number, number][] {
  const current = hourStart(now.getTime()) / 1000;
  const starts = Array.from({ length: hours }, (_, index) => current - (hours - 1 - index) * HOUR_S);
  return starts.map((start) => [start, countOf(start) ?? 0]);
}
