import { expect } from 'vitest';
import { eventually } from './eventually.ts';
import { admin } from './request.ts';

export const HOUR = 3_600;
export type Frequency = [time: number, count: number][];

export const sumOf = (frequency: Frequency): number => frequency.reduce((total, [, count]) => total + count, 0);

/** Waits for so many events: hourly counts are written a moment after the error itself. */
export async function frequencyOf(path: string, query: string, wanted: number): Promise<Frequency> {
  const answer = await eventually(
    () => admin('GET', path, { query }),
    ({ json }) => sumOf((json as { frequency: Frequency }).frequency) >= wanted,
  );
  expect(answer).toMatchObject({ status: 200 });
  return (answer.json as { frequency: Frequency }).frequency;
}

/** The hours from the oldest to that of `now` (epoch seconds), and how many events each has that happened so many hours ago. */
export function hoursWith(now: number, days: number, hoursAgo: readonly number[]): Frequency {
  const current = Math.floor(now / HOUR) * HOUR;
  return Array.from({ length: days * 24 }, (_, index) => {
    const time = current - (days * 24 - 1 - index) * HOUR;
    const count = hoursAgo.filter((hours) => Math.floor((now - hours * HOUR) / HOUR) * HOUR === time).length;
    return [time, count];
  });
}
