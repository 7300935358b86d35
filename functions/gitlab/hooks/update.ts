import { updateHook } from '../../../shared/api/gitlab/hooks.ts';
import { withAllowedTargets } from '../../../shared/entry/alert-surroundings.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { withTokenKey } from '../../../shared/entry/token-key.ts';
import { hookId, inWordsOfHooks, wantedOfHook } from '../../../shared/services/alerts/project-hook.ts';
import { updateDestination } from '../../../shared/services/alerts/save-destination.ts';
import { shownHook } from '../../../shared/services/alerts/shown-hook.ts';
import * as alertGates from '../../../shared/store/alert-gates.ts';

export const handler = endpoint(
  updateHook,
  withTokenKey(
    withAllowedTargets(async ({ project, path, params, ...given }) => {
      const saving = { ...given, projectId: project.id };
      const id = hookId(path.hook_id);
      const saved = await inWordsOfHooks(() => updateDestination(saving, id, wantedOfHook(params)));
      return shownHook(given.tokenKey, saved, await alertGates.read(given.store, project.id, id), given.now);
    }),
  ),
);
