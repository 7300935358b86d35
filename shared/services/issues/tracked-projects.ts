import { MAX_LISTED_PROJECTS } from '../../domain/limits.ts';
import { RuleViolation } from '../../domain/refusals.ts';
import type { Project } from '../../domain/project.ts';
import * as settings from '../../store/settings.ts';
import type { Store } from '../../store/table/store.ts';
import { requireIntegrated } from '../settings/error-tracking.ts';

/**
 * The projects whose errors are kept here. Of one project that somebody asks for it is said why they are not.
 * @param isWhole whether they are those of an organization, and nobody asked for one of them
 * @throws RuleViolation, also for more projects than can be read at once.
 */
export async function trackedProjects(
  store: Store,
  projects: readonly Project[],
  isWhole: boolean,
): Promise<Project[]> {
  if (!isWhole && projects.length === 1) {
    await requireIntegrated(store, projects[0]!.id);
    return [...projects];
  }
  if (projects.length > MAX_LISTED_PROJECTS)
    throw new RuleViolation({ code: 'too-many-projects', max: MAX_LISTED_PROJECTS });
  const found = await Promise.all(projects.map(({ id }) => settings.read(store, id)));
  return projects.filter((_, at) => found[at]?.active === true && found[at].integrated);
}
