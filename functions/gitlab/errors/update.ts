import { errorIdIn } from '../../../shared/services/settings/error-tracking.ts';
import { updateError } from '../../../shared/api/gitlab/errors.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { errorEntity } from '../../../shared/present/gitlab/error.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { updateIssue } from '../../../shared/external-sentry/sentry-client.ts';
import { resolutionsIn } from '../../../shared/services/issues/resolutions.ts';
import { rulesToTell, setStatus } from '../../../shared/services/issues/update-issues.ts';
import { withExternalSentry } from '../../../shared/entry/external-sentry.ts';

export const handler = endpoint(
  updateError,
  withExternalSentry(async ({ store, sentry, project, path, params, origin, now }) => {
    const { status } = params;
    const isNext = params.in_next_release && status === 'resolved';
    const id = errorIdIn(path.error_id);
    if (sentry !== null) return updateIssue(sentry, project.id, id, status, isNext);
    const resolutionOf = await resolutionsIn(store, [project], isNext ? 'next' : null, now);
    const rules = await rulesToTell(store, status)(project.id);
    const updated = await setStatus(store, project.id, id, status, await resolutionOf(project.id), rules, now);
    if (updated.outcome === 'not-found') throw new NotFound('error');
    return errorEntity(updated.error, project, origin, now);
  }),
);
