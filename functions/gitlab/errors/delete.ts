import { errorIdIn, requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';
import { deleteError } from '../../../shared/api/gitlab/errors.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { withoutEvents } from '../../../shared/domain/error/tracked-error.ts';
import * as errors from '../../../shared/store/errors.ts';

export const handler = endpoint(deleteError, async ({ store, project, path, now }) => {
  await requireIntegrated(store, project.id);
  const id = errorIdIn(path.error_id);
  const { outcome } = await errors.update(store, project.id, id, now, (error) => withoutEvents(error, now));
  if (outcome === 'not-found') throw new NotFound('error');
});
