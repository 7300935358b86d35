import { errorIdIn, findError } from '../../../shared/services/settings/error-tracking.ts';
import { externalSentry } from '../../../shared/services/settings/external-sentry.ts';
import { getError } from '../../../shared/api/gitlab/errors.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { errorEntity } from '../../../shared/present/gitlab/error.ts';
import { getIssue } from '../../../shared/external-sentry/sentry-client.ts';
import { withTokenKey } from '../../../shared/entry/token-key.ts';

export const handler = endpoint(
  getError,
  withTokenKey(async ({ store, tokenKey, project, path, origin, now }) => {
    const sentry = await externalSentry(store, tokenKey, project.id);
    if (sentry !== null) return getIssue(sentry, project.id, errorIdIn(path.error_id));
    return errorEntity(await findError(store, project.id, path.error_id, now), project, origin, now);
  }),
);
