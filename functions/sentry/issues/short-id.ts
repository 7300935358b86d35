import { getShortId } from '../../../shared/api/sentry/issues.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { issueDetails } from '../../../shared/present/sentry/issue.ts';
import { placeEntity } from '../../../shared/present/sentry/place.ts';
import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';

export const handler = endpoint(getShortId, async ({ store, project, error, base, now }) => {
  await requireIntegrated(store, project.id);
  const group = issueDetails(error, project, base, now);
  return { ...placeEntity(project, error.id), shortId: group.shortId, group };
});
