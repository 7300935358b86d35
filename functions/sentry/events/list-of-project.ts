import { listSentryEvents } from '../../../shared/api/sentry/events.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { shortEventEntity } from '../../../shared/present/sentry/event.ts';
import { readEventSearch, searchedProjects } from '../../../shared/services/events/read-event-search.ts';
import { searchEvents } from '../../../shared/services/events/search-events.ts';
import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';

export const handler = endpoint(listSentryEvents, async ({ store, project, params, page, now }) => {
  const searched = readEventSearch(params, now);
  await requireIntegrated(store, project.id);
  const projects = searchedProjects([project], searched);
  return searchEvents(store, searched, { projects, only: null, shown: shortEventEntity }, page, now);
});
