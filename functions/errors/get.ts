import { enabledSettings, findError } from '../../shared/actions/error-tracking.ts';
import { getError } from '../../shared/api/errors.ts';
import { endpoint } from '../../shared/endpoint.ts';
import { errorEntity } from '../../shared/entities/error.ts';

export const handler = endpoint(getError, async ({ store, project, path, origin, now }) => {
  await enabledSettings(store, project.id);
  return errorEntity(await findError(store, project.id, path['error_id']!, now), project, origin, now);
});
