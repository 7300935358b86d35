import { checkOrganizationEvents } from '../../../shared/api/sentry/organization-events.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { checkEventSearch, checkProjects } from '../../../shared/services/events/check-event-search.ts';

export const handler = endpoint(checkOrganizationEvents, async ({ projects, params, now }) => {
  const { valid, ...checked } = checkEventSearch(params, params.field ?? [], params.orderby ?? [], now);
  const named = checkProjects(projects, params.project ?? []);
  return {
    valid: valid && named.every((one) => one.valid),
    projects: named,
    dataset: [{ name: params.dataset, valid: true, error: null }],
    environment: (params.environment ?? []).map((name) => ({ name, valid: true, error: null })),
    ...checked,
  };
});
