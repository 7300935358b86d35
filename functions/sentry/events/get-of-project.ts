import { getSentryEvent } from '../../../shared/api/sentry/events.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { withSource } from '../../../shared/entry/shown-source.ts';
import { sentryEventEntity } from '../../../shared/present/sentry/event.ts';
import { findEvent } from '../../../shared/services/events/find-event.ts';
import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';

export const handler = endpoint(
  getSentryEvent,
  withSource(async ({ store, project, path, now, inSource }) => {
    await requireIntegrated(store, project.id);
    const { event, neighbours } = await findEvent(store, project.id, path.event, now);
    return sentryEventEntity(await inSource(event), neighbours);
  }),
);
