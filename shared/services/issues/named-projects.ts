import { isProject } from '../../domain/organization.ts';
import type { Project } from '../../domain/project.ts';
import { NotFound } from '../../domain/refusals.ts';

/** What stands for all projects. */
const ALL = '-1';

/**
 * The projects that a caller names by ids or slugs, of those that the path reaches; all where none is named.
 * @throws NotFound for one that is not among them.
 */
export function namedProjects(projects: readonly Project[], names: readonly string[] = []): readonly Project[] {
  const named = names.filter((name) => name !== '');
  if (named.length === 0 || named.includes(ALL)) return projects;
  const found = named.map((name) => projects.find((project) => isProject(name, project)));
  if (found.includes(undefined)) throw new NotFound('project');
  return [...new Set(found as Project[])];
}
