import { listHooks } from '../../../shared/api/gitlab/hooks.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { withTokenKey } from '../../../shared/entry/token-key.ts';
import { shownHook } from '../../../shared/services/alerts/shown-hook.ts';
import * as alertDestinations from '../../../shared/store/alert-destinations.ts';
import * as alertGates from '../../../shared/store/alert-gates.ts';
import * as alertSetups from '../../../shared/store/alert-setups.ts';

export const handler = endpoint(
  listHooks,
  withTokenKey(async ({ store, tokenKey, project, now }) => {
    const { destinations: ids } = await alertSetups.read(store, project.id);
    if (ids.length === 0) return [];
    const [destinations, gates] = await Promise.all([
      alertDestinations.readMany(store, project.id, ids),
      alertGates.readMany(store, project.id),
    ]);
    const hooks = destinations.filter(({ kind }) => kind === 'webhook');
    return Promise.all(hooks.map((hook) => shownHook(tokenKey, hook, gates.get(hook.id) ?? null, now)));
  }),
);
