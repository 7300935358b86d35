import { errorIdIn } from '../../../shared/services/settings/error-tracking.ts';
import { updateError } from '../../../shared/api/gitlab/errors.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { errorEntity } from '../../../shared/present/gitlab/error.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { withStatus } from '../../../shared/domain/error/transitions.ts';
import { updateIssue } from '../../../shared/external-sentry/sentry-client.ts';
import * as errors from '../../../shared/store/errors.ts';
import { withExternalSentry } from '../../../shared/entry/external-sentry.ts';

export const handler = endpoint(
  updateError,
  withExternalSentry(async ({ store, sentry, project, path, params: { status }, origin, now }) => {
    const id = errorIdIn(path.error_id);
    if (sentry !== null) return updateIssue(sentry, project.id, id, status);
    const updated = await errors.update(store, project.id, id, now, (error) => withStatus(error, status, now).error);
    if (updated.outcome === 'not-found') throw new NotFound('error');
    return errorEntity(updated.error, project, origin, now);
  }),
);
