import { SENTRY_STATUSES } from '../../../shared/api/sentry/issue-parameters.ts';
import { updateIssues } from '../../../shared/api/sentry/issues.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { namedProjects } from '../../../shared/services/issues/named-projects.ts';
import { trackedProjects } from '../../../shared/services/issues/tracked-projects.ts';
import * as change from '../../../shared/services/issues/update-issues.ts';

export const handler = endpoint(updateIssues, async ({ store, projects, path, params, now }) => {
  const named = namedProjects(projects, params.projects ?? []);
  const tracked = await trackedProjects(store, named, path.project === undefined && !params.projects);
  if (!params.status) return { statusDetails: {} };
  const status = SENTRY_STATUSES[params.status];
  const chosen = {
    ids: params.ids ?? [],
    status: params.with_status ? SENTRY_STATUSES[params.with_status] : 'all',
  } as const;
  await change.updateIssues(store, tracked, chosen, status, now);
  return { status, statusDetails: {} };
});
