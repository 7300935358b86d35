import { NotFound, Rejected } from '../../domain/refusals.ts';
import type { TokenKey } from '../../domain/sealed-token.ts';
import { refusalSentence, type Settings, type SettingsChange } from '../../domain/settings.ts';
import * as settings from '../../store/settings.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * The one meaning of PUT and PATCH: they differ in `create` alone.
 * @throws Rejected (GitLab's sentence), NotFound (no settings, or the project is gone).
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
      throw new Rejected(refusalSentence(result.problems));
    case 'no-settings':
      throw new NotFound('Error Tracking Setting');
    case 'project-gone':
      throw new NotFound('Project');
  }
}
