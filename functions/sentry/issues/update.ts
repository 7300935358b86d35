import { SENTRY_STATUSES } from '../../../shared/api/sentry/issue-parameters.ts';
import { updateIssue } from '../../../shared/api/sentry/issues.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { issueDetails } from '../../../shared/present/sentry/issue.ts';
import { resolutionsIn, wantedResolution } from '../../../shared/services/issues/resolutions.ts';
import { rulesToTell, setStatus } from '../../../shared/services/issues/update-issues.ts';
import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';

export const handler = endpoint(updateIssue, async ({ store, project, error, params, base, now }) => {
  await requireIntegrated(store, project.id);
  if (!params.status) return issueDetails(error, project, base, now);
  const wanted = wantedResolution(params.status, params.statusDetails);
  const resolvedIn = await (await resolutionsIn(store, [project], wanted, now))(project.id);
  const status = SENTRY_STATUSES[params.status];
  const rules = await rulesToTell(store, status)(project.id);
  const updated = await setStatus(store, project.id, error.id, status, resolvedIn, rules, now);
  if (updated.outcome === 'not-found') throw new NotFound('error');
  return issueDetails(updated.error, project, base, now);
});
