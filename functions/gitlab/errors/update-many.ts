import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';
import { updateErrors } from '../../../shared/api/gitlab/errors.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { errorEntity } from '../../../shared/present/gitlab/error.ts';
import { MAX_UPDATED_ERRORS } from '../../../shared/domain/limits.ts';
import { RuleViolation } from '../../../shared/domain/refusals.ts';
import { withStatus } from '../../../shared/domain/error/transitions.ts';
import * as errors from '../../../shared/store/errors.ts';

export const handler = endpoint(updateErrors, async ({ store, project, params, origin, now }) => {
  const ids = [...new Set(params.error_ids)];
  if (ids.length > MAX_UPDATED_ERRORS) throw new RuleViolation({ code: 'too-many-error-ids', max: MAX_UPDATED_ERRORS });
  await requireIntegrated(store, project.id);
  const step = (id: number) =>
    errors.update(store, project.id, id, now, (error) => withStatus(error, params.status, now).error);
  const updated = await Promise.all(ids.map(step));
  return updated.flatMap((one) => (one.outcome === 'changed' ? [errorEntity(one.error, project, origin, now)] : []));
});
