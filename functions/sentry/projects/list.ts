import { listSentryProjects } from '../../../shared/api/sentry/projects.ts';
import { pageOf } from '../../../shared/domain/page.ts';
import { selectProjects } from '../../../shared/domain/select-projects.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { projectEntity } from '../../../shared/present/sentry/project.ts';

export const handler = endpoint(listSentryProjects, async ({ projects, params, page }) => {
  const found = selectProjects(projects, { search: params.query ?? null, order_by: 'id', sort: 'asc' });
  const { rows, next } = pageOf(found, page);
  return { rows: rows.map(projectEntity), next };
});
