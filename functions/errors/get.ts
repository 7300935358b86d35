import { errorIdIn, findError } from '../../shared/actions/error-tracking.ts';
import { externalSentry } from '../../shared/actions/external-sentry.ts';
import { getError } from '../../shared/api/errors.ts';
import { endpoint } from '../../shared/endpoint.ts';
import { errorEntity } from '../../shared/entities/error.ts';
import { getIssue } from '../../shared/sentry/sentry-client.ts';

export const handler = endpoint(getError, async ({ store, project, path, origin, now }) => {
  const sentry = await externalSentry(store, project.id);
  if (sentry !== null) return getIssue(sentry, project.id, errorIdIn(path['error_id']!));
  return errorEntity(await findError(store, project.id, path['error_id']!, now), project, origin, now);
});
