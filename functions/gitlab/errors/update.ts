import { errorIdIn } from '../../../shared/services/settings/error-tracking.ts';
import { updateError } from '../../../shared/api/gitlab/errors.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { errorEntity } from '../../../shared/present/gitlab/error.ts';
import { NotFound, RuleViolation } from '../../../shared/domain/refusals.ts';
import { updateIssue } from '../../../shared/external-sentry/sentry-client.ts';
import { changeError } from '../../../shared/services/errors/change-error.ts';
import { wantedSnooze } from '../../../shared/services/errors/wanted-snooze.ts';
import { resolutionsIn } from '../../../shared/services/issues/resolutions.ts';
import { withExternalSentry } from '../../../shared/entry/external-sentry.ts';

export const handler = endpoint(
  updateError,
  withExternalSentry(async ({ store, sentry, project, path, params, origin, now }) => {
    const { status } = params;
    const isNext = params.in_next_release && status === 'resolved';
    const id = errorIdIn(path.error_id);
    const snooze = wantedSnooze(params, now);
    if (sentry !== null) {
      if (status === undefined || snooze !== undefined) throw new RuleViolation({ code: 'kept-by-external-sentry' });
      return updateIssue(sentry, project.id, id, status, isNext);
    }
    const resolutionOf = await resolutionsIn(store, [project], isNext ? 'next' : null, now);
    const resolvedIn = await resolutionOf(project.id);
    const updated = await changeError(store, project.id, id, { status, resolvedIn, snooze }, now);
    if (updated.outcome === 'not-found') throw new NotFound('error');
    return errorEntity(updated.error, project, origin, now);
  }),
);
