import { counted } from '../text/number-words.ts';

/** What was refused in a period, as sentences. The API counts both by days of UTC, and at least so many. */
export function refusedWords({ dropped, garbled }: { dropped: number; garbled: number }): string[] {
  return [
    dropped > 0 &&
      `At least ${counted(dropped, 'event was', 'events were')} refused because a limit was reached: that of a client key, or of all together.`,
    garbled > 0 &&
      `At least ${counted(garbled, 'request')} could not be read, because ${garbled === 1 ? 'it was' : 'they were'} compressed under a content type of text or JSON. The SDK’s log has the address that takes such requests.`,
  ].filter((text) => text !== false);
}

/** The day on which a period of so many days begins, by UTC: `2026-11-12`. */
export function firstDayOf(days: number, now: Date): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}
