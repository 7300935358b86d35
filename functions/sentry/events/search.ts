import { searchOrganizationEvents } from '../../../shared/api/sentry/organization-events.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { fieldType, fieldValue } from '../../../shared/present/sentry/event-fields.ts';
import { readFields } from '../../../shared/services/events/check-event-search.ts';
import { readEventSearch, searchedProjects } from '../../../shared/services/events/read-event-search.ts';
import { searchEvents } from '../../../shared/services/events/search-events.ts';
import { namedProjects } from '../../../shared/services/issues/named-projects.ts';
import { trackedProjects } from '../../../shared/services/issues/tracked-projects.ts';

export const handler = endpoint(searchOrganizationEvents, async ({ store, projects, params, page, now }) => {
  const fields = readFields(params.field);
  const searched = readEventSearch(params, now);
  const named = searchedProjects(namedProjects(projects, params.project ?? []), searched);
  const tracked = await trackedProjects(store, named, !params.project && searched.projects.length === 0);
  const shown = (_: unknown, row: () => Parameters<typeof fieldValue>[0]) => {
    const read = row();
    return Object.fromEntries(fields.map((name) => [name, fieldValue(read, name)]));
  };
  const found = await searchEvents(store, searched, { projects: tracked, only: null, shown }, page, now);
  return { ...found, columns: Object.fromEntries(fields.map((name) => [name, fieldType(name)])) };
});
