import { linkIssue } from '../../../shared/api/sentry/issues.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { gitlabIssue } from '../../../shared/present/sentry/issue.ts';
import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';
import * as errors from '../../../shared/store/errors.ts';

export const handler = endpoint(linkIssue, async ({ store, project, error, params, now }) => {
  await requireIntegrated(store, project.id);
  const gitlab_issue = params.issue_id!;
  const { outcome } = await errors.update(store, project.id, error.id, now, (one) => ({ ...one, gitlab_issue }));
  if (outcome === 'not-found') throw new NotFound('error');
  return gitlabIssue(gitlab_issue);
});
