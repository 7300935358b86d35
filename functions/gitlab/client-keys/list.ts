import { listClientKeys } from '../../../shared/api/gitlab/client-keys.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { clientKeyEntity } from '../../../shared/present/gitlab/client-key.ts';
import * as clientKeys from '../../../shared/store/client-keys.ts';

export const handler = endpoint(listClientKeys, async ({ store, project, base }) =>
  (await clientKeys.list(store, project.id)).map((key) => clientKeyEntity(key, base)),
);
