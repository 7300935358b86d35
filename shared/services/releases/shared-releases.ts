import type { Project } from '../../domain/project.ts';
import { mergedRelease, type SharedRelease } from '../../domain/release/merged.ts';
import { releaseId, type Release } from '../../domain/release/release.ts';
import { withRunning } from '../../domain/release/with-sightings.ts';
import * as projectCounts from '../../store/project-counts.ts';
import * as releases from '../../store/releases.ts';
import type { Store } from '../../store/table/store.ts';

/** Reads releases by their ids, each with all of the projects that have it, as they are now: with what was counted since. */
export async function readShared(
  store: Store,
  projects: readonly Project[],
  ids: readonly string[],
): Promise<Map<string, SharedRelease>> {
  if (ids.length === 0) return new Map();
  const projectIds = projects.map(({ id }) => id);
  const [stored, running] = await Promise.all([
    releases.readMany(store, projectIds, ids),
    projectCounts.readReleases(store, projectIds),
  ]);
  const counted = stored.map((release) => {
    const ofProject = running.get(release.project_id) ?? [];
    return withRunning(release, ofProject.find(({ id }) => id === releaseId(release.version)) ?? null);
  });
  const byId = Map.groupBy(counted, ({ version }) => releaseId(version));
  return new Map([...byId].map(([id, ofVersion]) => [id, sharedOf(projects, ofVersion)]));
}

function sharedOf(projects: readonly Project[], found: readonly Release[]): SharedRelease {
  const own = projects.flatMap((project) => {
    const release = found.find(({ project_id }) => project_id === project.id);
    return release === undefined ? [] : [{ project, release }];
  });
  return { release: mergedRelease(own.map(({ release }) => release)), projects: own };
}
