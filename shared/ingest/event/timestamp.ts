import { MAX_EVENT_AGE_DAYS } from '../../domain/limits.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Json } from './error-event.ts';

const MINUTE_MS = 60 * 1000;
const MAX_AGE_MS = MAX_EVENT_AGE_DAYS * DAY_MS;

/** Less than that is the way of the request, not a wrong clock (Relay's value). */
const LEAST_DRIFT_MS = 55 * 1000;

export interface Clock {
  receivedAt: Date;
  /** `sent_at` of the envelope's header: the sender's clock at the moment of sending. */
  sentAt?: Json | undefined;
}

/**
 * When it happened, ISO 8601 UTC. What the sender's clock is wrong by, as `sent_at` tells, is taken off; what then still
 * lies more than a minute ahead or thirty days back counts as happening at receipt, as does what is no time at all.
 */
export function timestampOf(value: Json | undefined, { receivedAt, sentAt }: Clock): string {
  const received = receivedAt.getTime();
  const claimed = momentOf(value);
  if (claimed === null) return receivedAt.toISOString();
  const drift = received - (momentOf(sentAt) ?? received);
  const happened = Math.abs(drift) >= LEAST_DRIFT_MS ? claimed + drift : claimed;
  const credible = happened <= received + MINUTE_MS && happened >= received - MAX_AGE_MS;
  return new Date(credible ? happened : received).toISOString();
}

const RFC_3339 =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,30}))?)?)? ?(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * Milliseconds since 1970 of seconds since then, or RFC 3339 with what SDKs make of it: nanoseconds (Go), no zone meaning UTC
 * (Elixir, Python); `null` for anything else.
 */
export function momentOf(value: Json | undefined): number | null {
  if (typeof value === 'number') return valid(value * 1000);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (/^\d{1,12}(?:\.\d{1,30})?$/.test(text)) return valid(Number(text) * 1000);
  const parts = RFC_3339.exec(text);
  if (parts === null) return null;
  const [, day, minute = '00:00', second = '00', fraction = '', zone = 'Z'] = parts;
  // A leap second is no time to JavaScript.
  const time = `${minute}:${second === '60' ? '59' : second}.${fraction.slice(0, 3).padEnd(3, '0')}`;
  return valid(Date.parse(`${day}T${time}${offset(zone)}`));
}

/** As `Date.parse` takes it: `+0530` and `+05` get their colon and minutes. */
function offset(zone: string): string {
  if (/^[a-z]/i.test(zone)) return 'Z';
  const digits = zone.replace(':', '').padEnd(5, '0');
  return `${digits.slice(0, 3)}:${digits.slice(3)}`;
}

function valid(milliseconds: number): number | null {
  const whole = Math.round(milliseconds);
  return Number.isFinite(whole) && whole > 0 ? whole : null;
}
