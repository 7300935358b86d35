const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;

/** From which age on (seconds) a unit is the right one, its length, and its short name. */
const UNITS = [
  { from: 365 * DAY_S, length: 365 * DAY_S, name: 'year', short: 'y' },
  { from: 60 * DAY_S, length: 30 * DAY_S, name: 'month', short: 'mo' },
  { from: DAY_S, length: DAY_S, name: 'day', short: 'd' },
  { from: HOUR_S, length: HOUR_S, name: 'hour', short: 'h' },
  { from: MINUTE_S, length: MINUTE_S, name: 'minute', short: 'min' },
] as const;

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** `2 minutes ago`, `in 3 hours`, `yesterday`; `just now` below a minute either way. */
export function relativeTime(at: Date, now: Date): string {
  const { unit, count } = distance(at, now);
  return unit === null ? 'just now' : words.format(count, unit.name);
}

/** The same where there is no room: `2 min`, `3 h`; `now` below a minute, `in 3 h` for what is to come. */
export function briefTime(at: Date, now: Date): string {
  const { unit, count } = distance(at, now);
  if (unit === null) return 'now';
  return `${count > 0 ? 'in ' : ''}${Math.abs(count)} ${unit.short}`;
}

function distance(at: Date, now: Date) {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const unit = UNITS.find(({ from }) => Math.abs(seconds) >= from) ?? null;
  return { unit, count: unit === null ? 0 : Math.trunc(seconds / unit.length) };
}

/** One moment in the forms that people compare with logs: their own clock with its zone, UTC, seconds since 1970. */
export function timeForms(at: Date, timeZone?: string): { local: string; utc: string; epoch: string } {
  const local = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    ...(timeZone !== undefined && { timeZone }),
  });
  return { local: local.format(at), utc: at.toISOString(), epoch: String(at.getTime() / 1000) };
}

const shortForm = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
const short = new Intl.DateTimeFormat('en-GB', shortForm);
const shortWithYear = new Intl.DateTimeFormat('en-GB', { ...shortForm, year: 'numeric' });

/** `3 Nov, 14:20`, of the viewer's clock; `3 Nov 2027, 14:20` in another year. `at`: milliseconds since 1970. */
export function shortMoment(at: number, now = new Date()): string {
  return (new Date(at).getFullYear() === now.getFullYear() ? short : shortWithYear).format(at);
}

/** A moment from what the API sent; `null` for what is none. */
export function momentOf(value: string | number | null | undefined): Date | null {
  if (value === null || value === undefined || value === '') return null;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** How long until then, counted down: `12 s`, `2 min`. */
export function countdown(seconds: number): string {
  return seconds < 100 ? `${Math.max(0, Math.ceil(seconds))} s` : `${Math.ceil(seconds / MINUTE_S)} min`;
}
