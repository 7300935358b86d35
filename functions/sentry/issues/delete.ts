import { deleteIssue } from '../../../shared/api/sentry/issues.ts';
import { withoutEvents } from '../../../shared/domain/error/tracked-error.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';
import * as errors from '../../../shared/store/errors.ts';

export const handler = endpoint(deleteIssue, async ({ store, project, error, now }) => {
  await requireIntegrated(store, project.id);
  const { outcome } = await errors.update(store, project.id, error.id, now, (one) => withoutEvents(one, now));
  if (outcome === 'not-found') throw new NotFound('error');
});
