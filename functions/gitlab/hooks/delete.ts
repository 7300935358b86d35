import { deleteHook } from '../../../shared/api/gitlab/hooks.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { inWordsOfHooks, storedHook } from '../../../shared/services/alerts/project-hook.ts';
import { removeDestination } from '../../../shared/services/alerts/remove-destination.ts';

export const handler = endpoint(deleteHook, async ({ store, project, path }) => {
  // Neither its kind nor what its id names ever changes.
  const { id } = await storedHook(store, project.id, path.hook_id);
  return inWordsOfHooks(() => removeDestination(store, project.id, id));
});
