import { errorIdIn, findError } from '../../../shared/services/settings/error-tracking.ts';
import { getError } from '../../../shared/api/gitlab/errors.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { errorEntity } from '../../../shared/present/gitlab/error.ts';
import { getIssue } from '../../../shared/external-sentry/sentry-client.ts';
import { withExternalSentry } from '../../../shared/entry/external-sentry.ts';

export const handler = endpoint(
  getError,
  withExternalSentry(async ({ store, sentry, project, path, origin, now }) => {
    if (sentry !== null) return getIssue(sentry, project.id, errorIdIn(path.error_id));
    return errorEntity(await findError(store, project.id, path.error_id, now), project, origin, now);
  }),
);
