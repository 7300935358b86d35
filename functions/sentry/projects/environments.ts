import { listEnvironments } from '../../../shared/api/sentry/facts.ts';
import { pageOf } from '../../../shared/domain/page.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { facets } from '../../../shared/services/errors/overview.ts';
import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';

export const handler = endpoint(listEnvironments, async ({ store, project, page, now }) => {
  await requireIntegrated(store, project.id);
  const { environments } = await facets(store, project.id, { status: 'all' }, now);
  const named = environments.map(({ value }) => ({ id: value, name: value, isHidden: false }));
  return pageOf(named, page);
});
