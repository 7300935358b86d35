import { getSettings } from '../../../shared/api/gitlab/settings.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { settingsEntity } from '../../../shared/present/gitlab/settings.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import * as settings from '../../../shared/store/settings.ts';

export const handler = endpoint(getSettings, async ({ store, project }) => {
  const found = await settings.read(store, project.id);
  if (!found) throw new NotFound('settings');
  return settingsEntity(found);
});
