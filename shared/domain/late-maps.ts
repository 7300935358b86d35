import type { EventSummary } from './event-summary.ts';

/** An event that was stored without its source maps, because they could not be read while it waited. */
export type EventOfLateMaps = Pick<EventSummary, 'project_id' | 'event_id'>;

/** Picks of events those that came without their maps: the last one of each error, for all of an error is merged at once. */
export function eventsOfLateMaps(events: readonly EventSummary[]): EventOfLateMaps[] {
  // One beyond the limit of new errors is in the error of all those, whatever its maps say.
  const late = events.filter(({ late_maps, overflow }) => late_maps === true && overflow === undefined);
  const ofErrors = new Map(late.map((event) => [`${event.project_id} ${event.error_id}`, event]));
  return [...ofErrors.values()].map(({ project_id, event_id }) => ({ project_id, event_id }));
}
