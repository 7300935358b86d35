import { DAY_MS } from './time.ts';

/**
 * The oldest that an event may be at its receipt and still count in the statistics at its own time. A batch updates one
 * item for each day that it counts in, so events that claim times from all over a month would cost thirty updates for
 * each error in place of one. With a day, those received on one day count on two days at most.
 */
const MAX_COUNTED_LATE_MS = DAY_MS;

/**
 * Returns the moment (ISO 8601 UTC) at which an event counts in the hourly statistics of its error and its project: when
 * it happened, or when it was received (milliseconds since 1970) if it happened more than a day before or later than that.
 * It follows from the event alone, because an event that is delivered again must count in the same hour.
 */
export function countedAt({ timestamp, received }: { timestamp: string; received: number }): string {
  const late = received - Date.parse(timestamp);
  return late >= 0 && late <= MAX_COUNTED_LATE_MS ? timestamp : new Date(received).toISOString();
}
