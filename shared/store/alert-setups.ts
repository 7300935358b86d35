import { newAlertSetup, type AlertSetup } from '../domain/alerts/alert-rule.ts';
import { keyOfProject } from './table/item-keys.ts';
import { readItem } from './table/read.ts';
import type { Store } from './table/store.ts';

/** What the item of a project has of alerts. */
export interface WithAlerts {
  alerts?: AlertSetup;
}

/** Returns what a project has of alerts, by its own item: a new project's, as long as nobody changed it. */
export const setupOf = ({ alerts }: WithAlerts): AlertSetup => alerts ?? newAlertSetup();

/** Reads what a project has of alerts; as of a new one where it is gone. */
export async function read(store: Store, projectId: number): Promise<AlertSetup> {
  return setupOf((await readItem<WithAlerts>(store, keyOfProject(projectId))) ?? {});
}
