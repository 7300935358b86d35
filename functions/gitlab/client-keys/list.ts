import { listClientKeys } from '../../../shared/api/gitlab/client-keys.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { clientKeyPresenter } from '../../../shared/entry/client-keys.ts';
import * as clientKeys from '../../../shared/store/client-keys.ts';

const entityOf = clientKeyPresenter();

export const handler = endpoint(listClientKeys, async ({ store, project, base }) =>
  (await clientKeys.list(store, project.id)).map((key) => entityOf(key, base)),
);
