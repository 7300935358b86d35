import type { OpenedEvent } from '../../domain/stored-event.ts';
import type { Json, JsonObject } from '../../ingest/event/error-event.ts';
import { eventInList, eventEntity, type ShownEvent } from '../gitlab/event.ts';
import type { EventDetails } from '../event/details.ts';
import { fitted } from '../event/fit.ts';
import { entriesOf } from './event-entries.ts';
import { kindOf, metadataOf, shortVersion } from './issue.ts';

/** GitLab's client refuses an answer of more than 1 MiB. */
const MAX_EVENT_BYTES = 1_000_000;

/** An event as lists of Sentry's Web API show it; without a project, which sentry-cli takes for a number. */
export function shortEventEntity(event: OpenedEvent) {
  const { tags, user } = eventInList(event);
  return {
    ...identity(event),
    user: userEntity(typeof user === 'object' && !Array.isArray(user) ? user : null),
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    'event.type': kindOf(event),
    crashFile: null,
  };
}

/** An event with everything that clients show of it; parts are left out until GitLab's client reads it. */
export function sentryEventEntity(event: ShownEvent, { newer, older }: { newer: string | null; older: string | null }) {
  const whole = eventEntity(event).details;
  const shown = (details: EventDetails) => ({
    ...identity(event),
    type: kindOf(event),
    size: details.size_bytes,
    dist: details.dist,
    user: userEntity(details.user),
    tags: details.tags,
    contexts: Object.fromEntries(Object.entries(details.contexts).map(([name, one]) => [name, { type: name, ...one }])),
    context: details.extra,
    packages: Object.fromEntries(details.modules.map(({ name, version }) => [name, version])),
    sdk: details.sdk && { name: details.sdk.name, version: details.sdk.version },
    errors: [],
    fingerprints: details.fingerprint ?? (details.grouping === null ? [] : [details.grouping.hash]),
    _meta: {},
    nextEventID: newer,
    previousEventID: older,
    release: event.release ? { version: event.release, shortVersion: shortVersion(event.release) } : null,
    entries: entriesOf(details, event.timestamp),
  });
  const fits = (details: EventDetails): boolean => Buffer.byteLength(JSON.stringify(shown(details))) <= MAX_EVENT_BYTES;
  return shown(fitted(whole, fits));
}

function identity(event: OpenedEvent) {
  return {
    id: event.event_id,
    eventID: event.event_id,
    groupID: String(event.error_id),
    projectID: String(event.project_id),
    title: event.title,
    message: event.message,
    platform: event.platform,
    culprit: event.culprit,
    location: null,
    metadata: metadataOf(event),
    dateCreated: event.timestamp,
    dateReceived: new Date(event.received).toISOString(),
  };
}

const USER_FIELDS = ['id', 'email', 'username', 'ip_address', 'name'] as const;

/** Sentry's fields of a user, each a text; what else an SDK sent is in `data`. */
function userEntity(user: JsonObject | null) {
  if (user === null) return null;
  const known = USER_FIELDS.map((name) => [name, textOf(user[name])] as const);
  const rest = Object.entries(user).filter(([name]) => !USER_FIELDS.some((field) => field === name));
  return {
    ...(Object.fromEntries(known) as Record<(typeof USER_FIELDS)[number], string | null>),
    data: Object.fromEntries(rest),
  };
}

function textOf(value: Json | undefined): string | null {
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
