import type { Project } from '../../domain/project.ts';
import type { SharedRelease } from '../../domain/release/merged.ts';
import { releaseId } from '../../domain/release/release.ts';
import { NotFound } from '../../domain/refusals.ts';
import type { Store } from '../../store/table/store.ts';
import { readShared } from './shared-releases.ts';

/** Finds a release by its version in some projects. @throws NotFound where none of them has it. */
export async function findRelease(store: Store, projects: readonly Project[], version: string): Promise<SharedRelease> {
  const id = releaseId(version);
  const found = (await readShared(store, projects, [id])).get(id);
  if (found === undefined) throw new NotFound('release');
  return found;
}
