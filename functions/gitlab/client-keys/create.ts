import { createClientKey } from '../../../shared/api/gitlab/client-keys.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { clientKeyEntity } from '../../../shared/present/gitlab/client-key.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import * as clientKeys from '../../../shared/store/client-keys.ts';

export const handler = endpoint(createClientKey, async ({ store, project, base }) => {
  const created = await clientKeys.create(store, project.id);
  if (created.outcome === 'project-gone') throw new NotFound('project');
  return clientKeyEntity(created.key, base);
});
