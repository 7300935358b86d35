import { updateClientKey } from '../../../shared/api/gitlab/client-keys.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { clientKeyPresenter } from '../../../shared/entry/client-keys.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { recordId } from '../../../shared/domain/ids.ts';
import * as clientKeys from '../../../shared/store/client-keys.ts';

const entityOf = clientKeyPresenter();

export const handler = endpoint(updateClientKey, async ({ store, project, path, params, base }) => {
  const id = recordId(path.key_id);
  const updated = id === null ? null : await clientKeys.update(store, project.id, id, params);
  if (updated?.outcome !== 'updated') throw new NotFound('client-key');
  return { ...entityOf(updated.key, base), rate_limit: updated.key.rate_limit };
});
