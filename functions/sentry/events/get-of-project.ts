import { getSentryEvent } from '../../../shared/api/sentry/events.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { sentryEventEntity } from '../../../shared/present/sentry/event.ts';
import { findEvent } from '../../../shared/services/events/find-event.ts';
import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';

export const handler = endpoint(getSentryEvent, async ({ store, project, path, now }) => {
  await requireIntegrated(store, project.id);
  const { event, neighbours } = await findEvent(store, project.id, path.event, now);
  return sentryEventEntity(event, neighbours);
});
