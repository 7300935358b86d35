import { organizationOf, organizationSlug } from '../../domain/organization.ts';
import { fullPath, type Project } from '../../domain/project.ts';

/**
 * The address of an error for Sentry's clients: it leads a browser to the error's page, and an assistant into which it is
 * pasted finds organization and issue in it. `base`: the API's address.
 */
export function permalink(project: Project, errorId: number, base: string): string {
  const slug = organizationSlug(organizationOf(project).full_path);
  const query = new URLSearchParams({ project: fullPath(project) });
  return `${base}/ui/-/organizations/${slug}/issues/${errorId}/?${query.toString()}`;
}
