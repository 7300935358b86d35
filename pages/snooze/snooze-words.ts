import type { DataOf } from '../api/types.ts';
import { counted } from '../text/number-words.ts';
import { shortMoment } from '../text/time-words.ts';

/** How long an error is silent: whichever comes first ends it. */
export type Snooze = NonNullable<DataOf<'getError'>['snooze']>;

/** When somebody begins to work, of the viewer's clock. */
const MORNING_HOUR = 9;
const HOUR_MS = 3_600_000;

/** Ends of a silence that can be chosen at a press, by the viewer's clock, in milliseconds since 1970. */
export function silences(now: Date): readonly (readonly [text: string, until: number])[] {
  // By the calendar, as a day in which clocks are changed has not 24 hours.
  const inDays = (days: number, hour: number, minute = 0): number =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour, minute).getTime();
  return [
    ['For 1 hour', now.getTime() + HOUR_MS],
    ['Until tomorrow morning', inDays(1, MORNING_HOUR)],
    ['For one week', inDays(7, now.getHours(), now.getMinutes())],
  ];
}

/** `until 28 Nov, 09:00 or 34 more events`. */
export function snoozeWords({ until, events_left, users_left }: Snooze): string {
  const ends = [
    until !== null && `until ${shortMoment(Date.parse(until))}`,
    events_left !== null && counted(events_left, 'more event'),
    users_left !== null && counted(users_left, 'more user'),
  ];
  const said = ends.filter((one) => one !== false).join(' or ');
  return until === null ? `for ${said}` : said;
}

/** The parameters that make an error silent so, or end that. */
export const snoozeSent = (snooze: Snooze | null) =>
  snooze
    ? { snooze_until: snooze.until, snooze_events: snooze.events_left, snooze_users: snooze.users_left }
    : { unsnooze: true };
