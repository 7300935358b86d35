import { createClientKey } from '../../../shared/api/gitlab/client-keys.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { clientKeyPresenter } from '../../../shared/entry/client-keys.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import * as clientKeys from '../../../shared/store/client-keys.ts';

const entityOf = clientKeyPresenter();

export const handler = endpoint(createClientKey, async ({ store, project, base }) => {
  const created = await clientKeys.create(store, project.id);
  if (created.outcome === 'project-gone') throw new NotFound('project');
  return entityOf(created.key, base);
});
