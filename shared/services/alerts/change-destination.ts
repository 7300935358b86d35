import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import { NotFound } from '../../domain/refusals.ts';
import * as alertDestinations from '../../store/alert-destinations.ts';
import * as alertSetups from '../../store/alert-setups.ts';
import type { Store } from '../../store/table/store.ts';

/** Changes a destination that is there, by a step that may be taken several times. @throws NotFound, Conflict, and what the step throws */
export async function changeStored(
  store: Store,
  projectId: number,
  id: number,
  now: Date,
  step: (before: AlertDestination) => Promise<AlertDestination>,
): Promise<AlertDestination> {
  let saved: AlertDestination | null = null;
  // The setup is written as well, so that nobody changes what is deleted at the same time.
  const changed = await alertSetups.change(store, projectId, async (setup) => {
    const before = setup.destinations.includes(id) ? await alertDestinations.read(store, projectId, id) : null;
    if (before === null) throw new NotFound('alert-destination');
    saved = { ...(await step(before)), updated_at: now.toISOString(), revision: before.revision + 1 };
    return { setup, also: [alertDestinations.replacement(store, before, saved)] };
  });
  if (changed.outcome !== 'changed') throw new NotFound('project');
  return saved!;
}
