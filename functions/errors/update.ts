import { enabledSettings, errorIdIn } from '../../shared/actions/error-tracking.ts';
import { updateError } from '../../shared/api/errors.ts';
import { endpoint } from '../../shared/endpoint.ts';
import { errorEntity } from '../../shared/entities/error.ts';
import { NotFound } from '../../shared/kernel/errors.ts';
import { withStatus, type ErrorStatus } from '../../shared/kernel/tracked-error.ts';
import * as trackedErrors from '../../shared/store/tracked-errors.ts';

export const handler = endpoint(updateError, async ({ store, project, path, params, origin, now }) => {
  await enabledSettings(store, project.id);
  const updated = await trackedErrors.updateError(store, project.id, errorIdIn(path['error_id']!), now, (error) =>
    withStatus(error, params.status as ErrorStatus, now),
  );
  if (updated.outcome === 'not-found') throw new NotFound('Error');
  return errorEntity(updated.error, project, origin, now);
});
