import type { AlertRule } from '../../../../shared/domain/alerts/alert-rule.ts';
import * as settings from '../../../../shared/store/settings.ts';
import { keyOfProject } from '../../../../shared/store/table/item-keys.ts';
import type { Store } from '../../../../shared/store/table/store.ts';
import { updateWhen } from '../../../../shared/store/table/update-when.ts';
import { freshProject } from '../../../kit/store.ts';
import { setupWith } from '../../../kit/unit/alert-rules.ts';
import { tokenKeyInMemory } from '../../../kit/unit/token-key.ts';

/** Gives a project these rules, and one destination. */
export async function setRules(store: Store, projectId: number, rules: readonly AlertRule[]): Promise<void> {
  const change = { set: { alerts: setupWith(rules) }, condition: 'attribute_exists(#pk)', values: {} };
  await updateWhen(store, keyOfProject(projectId), change);
}

/** Makes a project that lets events in, with these rules and one destination. Returns its id. */
export async function alertingProject(store: Store, rules: readonly AlertRule[]): Promise<number> {
  const { id } = await freshProject(store);
  await settings.change(store, tokenKeyInMemory(), id, { active: true, integrated: true }, { create: true });
  await setRules(store, id, rules);
  return id;
}
