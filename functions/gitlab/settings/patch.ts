import { patchSettings } from '../../../shared/api/gitlab/settings.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { settingsEntity } from '../../../shared/present/gitlab/settings.ts';
import { saveSettings } from '../../../shared/services/settings/save-settings.ts';
import { withTokenKey } from '../../../shared/entry/token-key.ts';

/** Here `integrated` is optional, and blank means "as it is". */
export const handler = endpoint(
  patchSettings,
  withTokenKey(async ({ store, tokenKey, project, params: { integrated, ...others } }) =>
    settingsEntity(
      await saveSettings(
        store,
        tokenKey,
        project.id,
        { ...others, ...(integrated == null ? {} : { integrated }) },
        { create: false },
      ),
    ),
  ),
);
