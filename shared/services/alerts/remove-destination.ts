import type { AlertSetup } from '../../domain/alerts/alert-rule.ts';
import { NotFound } from '../../domain/refusals.ts';
import * as alertDestinations from '../../store/alert-destinations.ts';
import * as alertSetups from '../../store/alert-setups.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * Removes a destination, what waits for it, and its place in rules. A rule that told it alone would tell nobody: it is switched off.
 * @throws NotFound, Conflict
 */
export async function removeDestination(store: Store, projectId: number, id: number): Promise<void> {
  const changed = await alertSetups.change(store, projectId, async (setup) => {
    if (!setup.destinations.includes(id)) throw new NotFound('alert-destination');
    return { setup: withoutDestination(setup, id), also: alertDestinations.removal(store, projectId, id) };
  });
  if (changed.outcome === 'project-gone') throw new NotFound('project');
}

function withoutDestination(setup: AlertSetup, id: number): AlertSetup {
  const rules = setup.rules.map((rule) => {
    if (!rule.destinations?.includes(id)) return rule;
    const left = rule.destinations.filter((other) => other !== id);
    return { ...rule, destinations: left, enabled: rule.enabled && left.length > 0 };
  });
  return { ...setup, rules, destinations: setup.destinations.filter((other) => other !== id) };
}
