import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';
import { updateErrors } from '../../../shared/api/gitlab/errors.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { errorEntity } from '../../../shared/present/gitlab/error.ts';
import { MAX_UPDATED_ERRORS } from '../../../shared/domain/limits.ts';
import { RuleViolation } from '../../../shared/domain/refusals.ts';
import { rulesToTell, setStatus } from '../../../shared/services/issues/update-issues.ts';

export const handler = endpoint(updateErrors, async ({ store, project, params, origin, now }) => {
  const ids = [...new Set(params.error_ids)];
  if (ids.length > MAX_UPDATED_ERRORS) throw new RuleViolation({ code: 'too-many-error-ids', max: MAX_UPDATED_ERRORS });
  await requireIntegrated(store, project.id);
  const rules = await rulesToTell(store, params.status)(project.id);
  const updated = await Promise.all(ids.map((id) => setStatus(store, project.id, id, params.status, null, rules, now)));
  return updated.flatMap((one) => (one.outcome === 'changed' ? [errorEntity(one.error, project, origin, now)] : []));
});
