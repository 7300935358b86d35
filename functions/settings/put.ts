import { putSettings } from '../../shared/api/settings.ts';
import { endpoint } from '../../shared/endpoint.ts';
import { settingsEntity } from '../../shared/entities/settings.ts';
import { saveSettings } from '../../shared/actions/save-settings.ts';

export const handler = endpoint(putSettings, async ({ store, project, params }) =>
  settingsEntity(await saveSettings(store, project.id, params, { create: true })),
);
