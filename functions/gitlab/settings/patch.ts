import { patchSettings } from '../../../shared/api/gitlab/settings.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { settingsEntity } from '../../../shared/present/gitlab/settings.ts';
import { saveSettings } from '../../../shared/services/settings/save-settings.ts';
import { withTokenKey } from '../../../shared/entry/token-key.ts';

export const handler = endpoint(
  patchSettings,
  withTokenKey(async ({ store, tokenKey, project, params }) =>
    settingsEntity(await saveSettings(store, tokenKey, project.id, params, { create: false })),
  ),
);
