import { NotFound, RuleViolation } from '../../domain/refusals.ts';
import type { TokenKey } from '../../domain/sealed-token.ts';
import type { Settings, SettingsChange } from '../../domain/settings.ts';
import * as settings from '../../store/settings.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * The one meaning of PUT and PATCH: they differ in `create` alone.
 * @throws RuleViolation, NotFound (no settings, or the project is gone).
 */
export async function saveSettings(
  store: Store,
  tokenKey: TokenKey,
  projectId: number,
  change: SettingsChange,
  options: { create: boolean },
): Promise<Settings> {
  const result = await settings.change(store, tokenKey, projectId, change, options);
  switch (result.outcome) {
    case 'saved':
      return result.settings;
    case 'refused':
      throw new RuleViolation({ code: 'settings-invalid', problems: result.problems });
    case 'no-settings':
      throw new NotFound('settings');
    case 'project-gone':
      throw new NotFound('project');
  }
}
