import { facets } from '../../../shared/services/errors/overview.ts';
import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';
import { getErrorFacets } from '../../../shared/api/gitlab/errors.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';

export const handler = endpoint(getErrorFacets, async ({ store, project, params, now }) => {
  await requireIntegrated(store, project.id);
  return facets(store, project.id, params, now);
});
