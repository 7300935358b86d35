import { createSentryKey } from '../../../shared/api/sentry/keys.ts';
import { clientKeyPresenter } from '../../../shared/entry/client-keys.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { keyEntity } from '../../../shared/present/sentry/key.ts';
import * as clientKeys from '../../../shared/store/client-keys.ts';

const entityOf = clientKeyPresenter();

export const handler = endpoint(createSentryKey, async ({ store, project, base }) => {
  const created = await clientKeys.create(store, project.id);
  if (created.outcome === 'project-gone') throw new NotFound('project');
  return keyEntity(created.key, entityOf(created.key, base), project.created_at);
});
