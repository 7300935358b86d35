import { getStats } from '../../../shared/api/sentry/facts.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { outcomesEntity } from '../../../shared/present/sentry/outcomes.ts';
import { outcomesOverTime } from '../../../shared/services/errors/outcomes-over-time.ts';
import { namedProjects } from '../../../shared/services/issues/named-projects.ts';
import { trackedProjects } from '../../../shared/services/issues/tracked-projects.ts';

export const handler = endpoint(getStats, async ({ store, projects, params, now }) => {
  const named = namedProjects(projects, params.project ?? []);
  const tracked = await trackedProjects(store, named, !params.project);
  const wanted = {
    groupBy: params.groupBy ?? [],
    category: params.category ?? [],
    outcome: params.outcome ?? [],
    reason: params.reason ?? [],
  };
  const { steps, groups } = await outcomesOverTime(store, tracked, wanted, params, now);
  return outcomesEntity(steps, groups, params.field ?? []);
});
