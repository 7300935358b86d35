import { getHook } from '../../../shared/api/gitlab/hooks.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { withTokenKey } from '../../../shared/entry/token-key.ts';
import { storedHook } from '../../../shared/services/alerts/project-hook.ts';
import { shownHook } from '../../../shared/services/alerts/shown-hook.ts';
import * as alertGates from '../../../shared/store/alert-gates.ts';

export const handler = endpoint(
  getHook,
  withTokenKey(async ({ store, tokenKey, project, path, now }) => {
    const hook = await storedHook(store, project.id, path.hook_id);
    return shownHook(tokenKey, hook, await alertGates.read(store, project.id, hook.id), now);
  }),
);
