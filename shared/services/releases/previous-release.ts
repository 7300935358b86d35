import type { Project } from '../../domain/project.ts';
import type { SharedRelease } from '../../domain/release/merged.ts';
import { releaseId } from '../../domain/release/release.ts';
import type { Store } from '../../store/table/store.ts';
import { findRelease } from './find-release.ts';
import { selectReleases } from './select-releases.ts';

/** How many releases before one are looked at for commits. */
const MAX_PREVIOUS_RELEASES = 100;

/**
 * Finds the latest release of the same projects made before one of which commits are known; `null`: there is none.
 * @throws NotFound
 */
export async function previousWithCommits(
  store: Store,
  projects: readonly Project[],
  version: string,
): Promise<SharedRelease | null> {
  const { release, projects: holders } = await findRelease(store, projects, version);
  const after = [Date.parse(release.created_at), releaseId(version)];
  const all = { term: '', status: null };
  const own = holders.map(({ project }) => project);
  const before = await selectReleases(store, own, all, { limit: MAX_PREVIOUS_RELEASES, after });
  return before.releases.find((one) => one.release.commit_count > 0 && one.release.version !== version) ?? null;
}
