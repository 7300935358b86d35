import { listSentryEvents } from '../../../shared/api/sentry/events.ts';
import { openedEvent } from '../../../shared/domain/stored-event.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { shortEventEntity } from '../../../shared/present/sentry/event.ts';
import { selectProjectEvents } from '../../../shared/services/events/list-project-events.ts';
import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';

export const handler = endpoint(listSentryEvents, async ({ store, project, page, now }) => {
  await requireIntegrated(store, project.id);
  const { rows, next } = await selectProjectEvents(store, project.id, page, now);
  return { rows: rows.map((event) => shortEventEntity(openedEvent(event))), next };
});
