import { getIssue } from '../../../shared/api/sentry/issues.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { issueDetails } from '../../../shared/present/sentry/issue.ts';
import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';

export const handler = endpoint(getIssue, async ({ store, project, error, base, now }) => {
  await requireIntegrated(store, project.id);
  return issueDetails(error, project, base, now);
});
