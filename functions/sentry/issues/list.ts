import { listIssues } from '../../../shared/api/sentry/issues.ts';
import { eventIdIn } from '../../../shared/domain/issue-search.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { issueEntity } from '../../../shared/present/sentry/issue.ts';
import { namedProjects } from '../../../shared/services/issues/named-projects.ts';
import { issueOfEvent, searchIssues } from '../../../shared/services/issues/search-issues.ts';
import { trackedProjects } from '../../../shared/services/issues/tracked-projects.ts';

export const handler = endpoint(listIssues, async ({ store, projects, path, params, page, base, now }) => {
  const named = namedProjects(projects, params.project ?? []);
  const eventId = eventIdIn(params.query);
  if (eventId !== null) {
    const hit = await issueOfEvent(store, named, eventId, now);
    if (hit === null) return { rows: [], next: null };
    const issue = { ...issueEntity(hit.error, hit.project, base, now), matchingEventId: eventId };
    return { rows: [issue], next: null, isDirectHit: true };
  }
  const tracked = await trackedProjects(store, named, path.project === undefined && !params.project);
  const { issues, next } = await searchIssues(store, tracked, params, page, now);
  return { rows: issues.map(({ error, project }) => issueEntity(error, project, base, now)), next };
});
