import { deleteClientKey } from '../../../shared/api/gitlab/client-keys.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { clientKeyPresenter } from '../../../shared/entry/client-keys.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { recordId } from '../../../shared/domain/ids.ts';
import * as clientKeys from '../../../shared/store/client-keys.ts';

const entityOf = clientKeyPresenter();

export const handler = endpoint(deleteClientKey, async ({ store, project, path, base }) => {
  const id = recordId(path.key_id);
  const deleted = id === null ? null : await clientKeys.remove(store, project.id, id);
  if (deleted?.outcome !== 'deleted') throw new NotFound('client-key');
  return entityOf(deleted.key, base);
});
