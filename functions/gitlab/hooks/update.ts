import { updateHook } from '../../../shared/api/gitlab/hooks.ts';
import { withAllowedTargets } from '../../../shared/entry/alert-surroundings.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { withJobs } from '../../../shared/entry/jobs.ts';
import { withTokenKey } from '../../../shared/entry/token-key.ts';
import { hookId, inWordsOfHooks, wantedOfHook } from '../../../shared/services/alerts/project-hook.ts';
import { resumeDelivery } from '../../../shared/services/alerts/resume-delivery.ts';
import { updateDestination } from '../../../shared/services/alerts/save-destination.ts';
import { shownHook } from '../../../shared/services/alerts/shown-hook.ts';
import * as alertGates from '../../../shared/store/alert-gates.ts';

export const handler = endpoint(
  updateHook,
  withTokenKey(
    withAllowedTargets(
      withJobs(['deliverAlerts'], async ({ project, path, params, start, ...given }) => {
        const saving = { ...given, projectId: project.id };
        const id = hookId(path.hook_id);
        const saved = await inWordsOfHooks(() => updateDestination(saving, id, wantedOfHook(params)));
        await resumeDelivery(given.store, start, saved);
        return shownHook(given.tokenKey, saved, await alertGates.read(given.store, project.id, id), given.now);
      }),
    ),
  ),
);
