import { derivedTags } from '../derived-tags.ts';
import { eventDetails } from '../event/details.ts';
import type { ErrorEvent, JsonObject } from '../../ingest/event/error-event.ts';
import { normalise } from '../../ingest/event/normalise.ts';
import { stackTraceEntries } from '../../ingest/event/stack-trace-entries.ts';
import type { OpenedEvent } from '../../domain/stored-event.ts';
import type { Project } from '../../domain/project.ts';
import type { Settings } from '../../domain/settings.ts';
import { sourceLinkOf, type SourceLink } from '../event/source-link.ts';

/** An event as lists show it: everything but its details and the payload. */
export function eventInList(event: OpenedEvent) {
  const payload = JSON.parse(event.payload) as JsonObject;
  return summary(event, payload, parsedOf(event, payload));
}

/** An event that is shown by itself. */
export interface ShownEvent extends OpenedEvent {
  /** Its payload in the words of the source, where maps say more than when it was stored. It was grouped as it was stored. */
  inSource?: JsonObject;
}

/** An event, its stack trace in GitLab's form, all that it says in one shape, and what its SDK sent, scrubbed. */
export function eventEntity(event: ShownEvent, linkOf?: SourceLink) {
  const payload = JSON.parse(event.payload) as JsonObject;
  const stored = { payload, parsed: parsedOf(event, payload) };
  const { inSource } = event;
  const seen = inSource === undefined ? stored : { payload: inSource, parsed: parsedOf(event, inSource) };
  const shown = summary(event, seen.payload, seen.parsed);
  return { ...shown, details: eventDetails(event, seen, shown.tags, linkOf, stored), payload };
}

export type EventEntity = ReturnType<typeof eventEntity>;

function parsedOf(event: OpenedEvent, payload: JsonObject): ErrorEvent {
  return normalise(payload, { receivedAt: new Date(event.received) });
}

function summary(event: OpenedEvent, payload: JsonObject, parsed: ErrorEvent) {
  const { level, release, environment } = event;
  return {
    event_id: event.event_id,
    error_id: event.error_id,
    date_received: new Date(event.received).toISOString(),
    timestamp: event.timestamp,
    title: event.title,
    level,
    platform: event.platform,
    release,
    environment,
    user: payload['user'] ?? null,
    tags: { ...derivedTags({ ...parsed, level, release, environment }, payload), ...parsed.tags },
    stack_trace_entries: stackTraceEntries(parsed),
  };
}

/**
 * An event as it is shown by itself: with the ids of the events before and after it in the list of its error, and with links
 * to its source where the settings of its project say how they are made.
 */
export function eventWithNeighbours(
  event: ShownEvent,
  { newer, older }: { newer: string | null; older: string | null },
  project: Pick<Project, 'namespace' | 'path'>,
  { source_url }: Pick<Settings, 'source_url'> = {},
) {
  return { ...eventEntity(event, sourceLinkOf(project, source_url, event.release)), newer, older };
}
