import { selectErrors } from '../../../shared/services/errors/list-errors.ts';
import { listErrors } from '../../../shared/api/gitlab/errors.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { errorEntity } from '../../../shared/present/gitlab/error.ts';
import { listIssues } from '../../../shared/external-sentry/sentry-client.ts';
import { withExternalSentry } from '../../../shared/entry/external-sentry.ts';

export const handler = endpoint(
  listErrors,
  withExternalSentry(async ({ store, sentry, project, params, page, origin, now }) => {
    if (sentry !== null) return listIssues(sentry, project.id, params, page);
    const { errors, searched, next } = await selectErrors(store, project.id, params, page, now);
    return { rows: errors.map((error) => errorEntity(error, project, origin, now)), searched, next };
  }),
);
