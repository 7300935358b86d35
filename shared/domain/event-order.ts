import type { EventSummary } from './event-summary.ts';
import type { Sequenced } from './watermark.ts';

/**
 * A place in the events of an error, which are listed by the time at which they happened (milliseconds since 1970). Events
 * of the same millisecond are told apart by their ids.
 */
export interface EventPlace {
  happened: number;
  id: string;
}

/** Returns the place of an event, which follows from the event alone. */
export function placeOf({ timestamp, event_id }: Pick<EventSummary, 'timestamp' | 'event_id'>): EventPlace {
  return { happened: Date.parse(timestamp), id: event_id };
}

/** Compares two places: below zero if the first is the newer one. */
export function newestFirst(one: EventPlace, other: EventPlace): number {
  if (one.happened !== other.happened) return other.happened - one.happened;
  return one.id === other.id ? 0 : one.id > other.id ? -1 : 1;
}

/**
 * How far (milliseconds) an event of a list may have happened from the moment by which the list is kept. A page reads
 * all lists of twice that time and more, so it is short; an event beyond it costs a write of its own, so it is longer
 * than what is between an event and its receipt as a rule.
 */
export const MAX_LIST_SPREAD_MS = 5_000;

const isNear = (moment: number, { timestamp }: EventSummary): boolean =>
  Math.abs(Date.parse(timestamp) - moment) <= MAX_LIST_SPREAD_MS;

/**
 * Divides the events of a batch into those of one list and those that are listed one by one. The list begins with the
 * first event that happened near its receipt, and is kept by that receipt: so lists of a moment are no more than batches
 * of that moment, whatever times events claim. The beginning of a batch has the beginning of its list.
 */
export function divided(batch: readonly Sequenced<EventSummary>[]): {
  together: Sequenced<EventSummary>[];
  apart: EventSummary[];
} {
  const lead = batch.findIndex(({ value }) => isNear(value.received, value));
  const isOfList = ({ value }: Sequenced<EventSummary>, index: number): boolean =>
    lead >= 0 && index >= lead && isNear(batch[lead]!.value.received, value);
  return {
    together: batch.filter(isOfList),
    apart: batch.filter((event, index) => !isOfList(event, index)).map(({ value }) => value),
  };
}
