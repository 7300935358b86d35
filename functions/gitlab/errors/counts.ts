import { countByStatus } from '../../../shared/services/errors/overview.ts';
import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';
import { countErrors } from '../../../shared/api/gitlab/errors.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';

export const handler = endpoint(countErrors, async ({ store, project }) => {
  await requireIntegrated(store, project.id);
  return countByStatus(store, project.id);
});
