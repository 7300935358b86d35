import { SENTRY_STATUSES } from '../../../shared/api/sentry/issue-parameters.ts';
import { updateIssues } from '../../../shared/api/sentry/issues.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import type { StatusDetails } from '../../../shared/present/sentry/issue.ts';
import { namedProjects } from '../../../shared/services/issues/named-projects.ts';
import { resolutionsIn, wantedResolution, type WantedResolution } from '../../../shared/services/issues/resolutions.ts';
import { trackedProjects } from '../../../shared/services/issues/tracked-projects.ts';
import * as change from '../../../shared/services/issues/update-issues.ts';

function statusDetailsOf(wanted: WantedResolution): StatusDetails {
  if (wanted === null) return {};
  return wanted === 'next' ? { inNextRelease: true } : { inRelease: wanted.release };
}

export const handler = endpoint(updateIssues, async ({ store, projects, path, params, now }) => {
  const named = namedProjects(projects, params.projects ?? []);
  const tracked = await trackedProjects(store, named, path.project === undefined && !params.projects);
  if (!params.status) return { statusDetails: {} };
  const status = SENTRY_STATUSES[params.status];
  const chosen = {
    ids: params.ids ?? [],
    status: params.with_status ? SENTRY_STATUSES[params.with_status] : 'all',
  } as const;
  const wanted = wantedResolution(params.status, params.statusDetails);
  const resolutionOf = await resolutionsIn(store, tracked, wanted, now);
  await change.updateIssues(store, tracked, chosen, status, resolutionOf, now);
  return { status, statusDetails: statusDetailsOf(wanted) };
});
