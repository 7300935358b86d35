import { testHook } from '../../../shared/api/gitlab/hooks.ts';
import { isHookEvent } from '../../../shared/domain/alerts/hook.ts';
import { RuleViolation } from '../../../shared/domain/refusals.ts';
import { withAllowedTargets } from '../../../shared/entry/alert-surroundings.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { withJobs } from '../../../shared/entry/jobs.ts';
import { sending } from '../../../shared/entry/sending.ts';
import { withTokenKey } from '../../../shared/entry/token-key.ts';
import { storedHook } from '../../../shared/services/alerts/project-hook.ts';
import { testDestination } from '../../../shared/services/alerts/test-destination.ts';

export const handler = endpoint(
  testHook,
  withTokenKey(
    withAllowedTargets(
      withJobs(['deliverAlerts'], async ({ project, path, start, ...given }) => {
        if (!isHookEvent(path.trigger)) throw new RuleViolation({ code: 'hook-trigger-unknown' });
        const { store, now } = given;
        const hook = await storedHook(store, project.id, path.hook_id);
        const ways = { ...sending({ ...given, mail: null, now: () => now }), start };
        const { outcome, problem } = await testDestination(store, ways, project, hook, now);
        if (outcome === 'delivered') return;
        throw new RuleViolation({ code: 'hook-test-failed', problem });
      }),
    ),
  ),
);
