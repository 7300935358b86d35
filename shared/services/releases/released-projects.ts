import { isProject } from '../../domain/organization.ts';
import type { Project } from '../../domain/project.ts';
import { RuleViolation } from '../../domain/refusals.ts';

/**
 * The projects that the body of a request names by ids or slugs, of those that its path reaches; none where it names none.
 * @throws RuleViolation, in Sentry's words, for one that is not among them.
 */
export function releasedProjects(reached: readonly Project[], names: readonly string[] | null = []): Project[] {
  const found = (names ?? []).map((name) => reached.find((project) => isProject(name, project)));
  const problem = 'Invalid project ids or slugs';
  if (found.includes(undefined)) throw new RuleViolation({ code: 'field-invalid', field: 'projects', problem });
  return [...new Set(found as Project[])];
}
