import { enabledSettings } from '../../shared/actions/error-tracking.ts';
import { selectErrors } from '../../shared/actions/list-errors.ts';
import { listErrors } from '../../shared/api/errors.ts';
import { endpoint } from '../../shared/endpoint.ts';
import { errorEntity } from '../../shared/entities/error.ts';

export const handler = endpoint(listErrors, async ({ store, project, params, page, origin, now }) => {
  await enabledSettings(store, project.id);
  const { errors, next } = await selectErrors(store, project.id, params, page, now);
  return { rows: errors.map((error) => errorEntity(error, project, origin, now)), next };
});
