import { listIssueEvents } from '../../../shared/api/sentry/events.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { shortEventEntity } from '../../../shared/present/sentry/event.ts';
import { selectEvents } from '../../../shared/services/events/list-events.ts';
import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';

export const handler = endpoint(listIssueEvents, async ({ store, project, error, page, now }) => {
  await requireIntegrated(store, project.id);
  return selectEvents(store, error, page, now, shortEventEntity);
});
