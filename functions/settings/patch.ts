import { patchSettings } from '../../shared/api/settings.ts';
import { endpoint } from '../../shared/endpoint.ts';
import { settingsEntity } from '../../shared/entities/settings.ts';
import { saveSettings } from '../../shared/actions/save-settings.ts';

/** Here `integrated` is optional, and blank means "as it is". */
export const handler = endpoint(patchSettings, async ({ store, project, params: { integrated, ...others } }) =>
  settingsEntity(
    await saveSettings(
      store,
      project.id,
      { ...others, ...(integrated == null ? {} : { integrated }) },
      { create: false },
    ),
  ),
);
