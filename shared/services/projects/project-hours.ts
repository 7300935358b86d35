import { projectPk } from '../../store/table/keys.ts';
import * as hourlyCounts from '../../store/hourly-counts.ts';
import * as projectCounts from '../../store/project-counts.ts';
import type { Store } from '../../store/table/store.ts';

/** Reads how many events of a project happened in each hour of these days of UTC (`YYYY-MM-DD`), and a few around. */
export async function projectHours(
  store: Store,
  projectId: number,
  [from, to]: readonly [from: string, to: string],
  now: Date,
): Promise<hourlyCounts.HourlyCount[]> {
  const running = await projectCounts.readHours(store, projectId, now);
  return hourlyCounts.readHours(store, projectPk(projectId), running, from, to, now);
}
