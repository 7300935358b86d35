import { garbledWords } from '../intake/refusal-words.ts';
import type { Series } from '../text/bars-geometry.ts';
import { counted } from '../text/number-words.ts';

/** What was refused in a period, as sentences. The API counts both by days of UTC, and at least so many. */
export function refusedWords({ dropped, garbled }: { dropped: number; garbled: number }): string[] {
  return [
    dropped > 0 &&
      `At least ${counted(dropped, 'event was', 'events were')} refused because a limit was reached: that of a client key, or of all together.`,
    garbled > 0 && `At least ${garbledWords(garbled)}`,
  ].filter((text) => text !== false);
}

/**
 * The day from which on refusals are counted, by UTC: `2026-11-12`. That of the first bar of a period of days, and of the
 * moment a day ago where bars are hours.
 */
export function firstDayOf(days: number, series: Series, now: Date): string {
  const first = days === 1 || series[0] === undefined ? now.getTime() - days * 86_400_000 : series[0][0] * 1000;
  return new Date(first).toISOString().slice(0, 10);
}
