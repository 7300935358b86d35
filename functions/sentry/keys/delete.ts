import { deleteSentryKey } from '../../../shared/api/sentry/keys.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { findKey } from '../../../shared/services/settings/find-key.ts';
import * as clientKeys from '../../../shared/store/client-keys.ts';

export const handler = endpoint(deleteSentryKey, async ({ store, project, path }) => {
  const { id } = await findKey(store, project.id, path.key);
  const deleted = await clientKeys.remove(store, project.id, id);
  if (deleted.outcome !== 'deleted') throw new NotFound('client-key');
});
