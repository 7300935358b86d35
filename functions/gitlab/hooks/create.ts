import { createHook } from '../../../shared/api/gitlab/hooks.ts';
import { withAllowedTargets } from '../../../shared/entry/alert-surroundings.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { withTokenKey } from '../../../shared/entry/token-key.ts';
import { inWordsOfHooks, wantedOfHook } from '../../../shared/services/alerts/project-hook.ts';
import { createDestination } from '../../../shared/services/alerts/save-destination.ts';
import { shownHook } from '../../../shared/services/alerts/shown-hook.ts';

export const handler = endpoint(
  createHook,
  withTokenKey(
    withAllowedTargets(async ({ project, params, ...given }) => {
      const saving = { ...given, projectId: project.id };
      const created = await inWordsOfHooks(() => createDestination(saving, 'webhook', wantedOfHook(params)));
      return shownHook(given.tokenKey, created, null, given.now);
    }),
  ),
);
