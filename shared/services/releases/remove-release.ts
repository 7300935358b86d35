import type { Project } from '../../domain/project.ts';
import { RuleViolation } from '../../domain/refusals.ts';
import * as releases from '../../store/releases.ts';
import type { Store } from '../../store/table/store.ts';
import { findRelease } from './find-release.ts';

/**
 * Deletes a release in all of the projects that have it. Where one has events it stays, and stays everywhere if that is known
 * before.
 * @throws NotFound, RuleViolation
 */
export async function removeRelease(store: Store, projects: readonly Project[], version: string): Promise<void> {
  const found = await findRelease(store, projects, version);
  if (found.release.first_event !== null) throw new RuleViolation({ code: 'release-has-events' });
  const removed = await Promise.all(found.projects.map(({ project }) => releases.remove(store, project.id, version)));
  if (removed.some(({ outcome }) => outcome === 'has-events')) throw new RuleViolation({ code: 'release-has-events' });
}
