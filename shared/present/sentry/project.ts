import { organizationOf, organizationSlug } from '../../domain/organization.ts';
import type { Project } from '../../domain/project.ts';

/** Sentry's project: the slug is the last part of its path. Nobody says of what platform it is. */
export function projectEntity(project: Project) {
  const { id, full_path } = organizationOf(project);
  return {
    ...projectIdentity(project),
    dateCreated: project.created_at,
    status: 'active',
    organization: { id: String(id), slug: organizationSlug(full_path), name: full_path },
    features: [],
    isMember: true,
    hasAccess: true,
    team: null,
    teams: [],
  };
}

/** What an issue says of its project. */
export function projectIdentity({ id, name, path }: Project) {
  return { id: String(id), slug: path, name, platform: null };
}
