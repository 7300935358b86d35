import { getEventsStats } from '../../../shared/api/sentry/facts.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { namedProjects } from '../../../shared/services/issues/named-projects.ts';
import { trackedProjects } from '../../../shared/services/issues/tracked-projects.ts';
import { eventsOverTime } from '../../../shared/services/errors/events-over-time.ts';

export const handler = endpoint(getEventsStats, async ({ store, projects, params, now }) => {
  const named = namedProjects(projects, params.project ?? []);
  const tracked = await trackedProjects(store, named, !params.project);
  const { points, start, end } = await eventsOverTime(store, tracked, params, now);
  return { data: points.map(([at, count]): [number, { count: number }[]] => [at, [{ count }]]), start, end };
});
