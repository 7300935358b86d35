import { listTags } from '../../../shared/api/sentry/organization-events.ts';
import { pageOf } from '../../../shared/domain/page.ts';
import { tagSharesOf } from '../../../shared/domain/error/tag-shares.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { tagEntity } from '../../../shared/present/sentry/tag-values.ts';
import { MAX_READ_EVENTS } from '../../../shared/services/events/events-of-issues.ts';
import { readEventSearch } from '../../../shared/services/events/read-event-search.ts';
import { searchEvents } from '../../../shared/services/events/search-events.ts';
import { namedProjects } from '../../../shared/services/issues/named-projects.ts';
import { trackedProjects } from '../../../shared/services/issues/tracked-projects.ts';

export const handler = endpoint(listTags, async ({ store, projects, params, page, now }) => {
  const searched = readEventSearch({ ...params, query: '' }, now);
  const named = namedProjects(projects, params.project ?? []);
  const tracked = await trackedProjects(store, named, !params.project);
  const sample = { limit: MAX_READ_EVENTS, after: null };
  const shown = (_: unknown, row: () => { tags: Readonly<Record<string, string>> }) => row().tags;
  const { rows } = await searchEvents(store, searched, { projects: tracked, only: null, shown }, sample, now);
  return pageOf(tagSharesOf(rows).tags.map(tagEntity), page);
});
