/** Units, in milliseconds. Moments are milliseconds since 1970 but where a name or a comment says otherwise. */
export const MINUTE_MS = 60 * 1000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** What hourly counts and the table's time to live are in. */
export const HOUR_S = HOUR_MS / 1000;

/** Returns the start of the hour of a moment, both in milliseconds since 1970. */
export function hourStart(momentMs: number): number {
  return Math.floor(momentMs / HOUR_MS) * HOUR_MS;
}

/** Returns the UTC day of a moment, `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** Names a UTC day by its number since 1970, `YYYY-MM-DD`. */
export const dayNamed = (day: number): string => dayOf(new Date(day * DAY_MS));

/** Returns so many days after a moment, in epoch seconds, which is what the table's time to live takes. */
export function expiresAt(moment: Date, days: number): number {
  return Math.floor((moment.getTime() + days * DAY_MS) / 1000);
}

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** Reads a moment as clients write it, in UTC where it says no zone; `null` for what is none since 1970. ISO 8601 UTC. */
export function momentOf(text: string): string | null {
  const [, day, clock = '00:00', zone = 'Z'] = MOMENT.exec(text) ?? [];
  const moment = new Date(`${day}T${clock}${zone.toUpperCase().replace(/^(.\d\d)(\d\d)$/, '$1:$2')}`);
  const year = Number.isNaN(moment.getTime()) ? 0 : moment.getUTCFullYear();
  return day === undefined || year < 1970 || year > 9999 ? null : moment.toISOString();
}
