import { updateSentryKey } from '../../../shared/api/sentry/keys.ts';
import { clientKeyPresenter } from '../../../shared/entry/client-keys.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { keyEntity } from '../../../shared/present/sentry/key.ts';
import { findKey } from '../../../shared/services/settings/find-key.ts';
import * as clientKeys from '../../../shared/store/client-keys.ts';

const entityOf = clientKeyPresenter();

export const handler = endpoint(updateSentryKey, async ({ store, project, path, params, base }) => {
  const { id } = await findKey(store, project.id, path.key);
  const change = typeof params.isActive === 'boolean' ? { active: params.isActive } : {};
  const updated = await clientKeys.update(store, project.id, id, change);
  if (updated.outcome !== 'updated') throw new NotFound('client-key');
  return keyEntity(updated.key, entityOf(updated.key, base), project.created_at);
});
