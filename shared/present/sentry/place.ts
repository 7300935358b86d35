import { organizationOf, organizationSlug } from '../../domain/organization.ts';
import type { Project } from '../../domain/project.ts';

/** Where an issue is, by the names that a client goes on with. */
export function placeEntity(project: Project, errorId: number) {
  return {
    organizationSlug: organizationSlug(organizationOf(project).full_path),
    projectSlug: project.path,
    groupId: String(errorId),
  };
}
