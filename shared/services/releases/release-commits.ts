import type { Project } from '../../domain/project.ts';
import type { Commit } from '../../domain/release/release.ts';
import * as releases from '../../store/releases.ts';
import type { Store } from '../../store/table/store.ts';
import { findRelease } from './find-release.ts';

/** Reads the commits of a release, the newest first, of the project that was told of most. @throws NotFound */
export async function commitsOfRelease(store: Store, projects: readonly Project[], version: string): Promise<Commit[]> {
  const { release, projects: holders } = await findRelease(store, projects, version);
  const holder = holders.find((one) => one.release.commit_count === release.commit_count);
  return release.commit_count === 0 ? [] : releases.readCommits(store, holder!.project.id, version);
}
