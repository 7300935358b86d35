import { recordId } from './ids.ts';
import type { Project } from './project.ts';

/** A namespace as Sentry's clients see it: the organization of the projects that it holds. */
export interface Organization {
  id: number;
  /** `group/sub`. */
  full_path: string;
}

/** What stands between the names of nested namespaces: a slug has no slash, percent-encoded or not. */
const GLUE = '--';

/** Longer ones are nobody's. */
const MAX_REFERENCE_BYTES = 1024;

/** The organization of a project. */
export function organizationOf({ group, namespace }: Pick<Project, 'group' | 'namespace'>): Organization {
  return { id: group.id, full_path: namespace };
}

/**
 * The slug of a namespace: `a/b` is `a--b`. It is compared with those that there are and never inverted, because a name may
 * have such dashes itself.
 */
export function organizationSlug(fullPath: string): string {
  return fullPath.replaceAll('/', GLUE);
}

/** How an organization is addressed: digits are its number, the rest is its slug. `null`: it is nobody's. */
export function organizationReference(reference: string): { id: number } | { slug: string; nested: boolean } | null {
  const id = numberIn(reference);
  if (id !== undefined) return id === null ? null : { id };
  if (Buffer.byteLength(reference) > MAX_REFERENCE_BYTES || reference.includes('/') || reference === '') return null;
  return { slug: reference, nested: reference.includes(GLUE) };
}

/** Tells whether a reference is that of the organization, in upper or lower case. */
export function isOrganization(reference: string, { id, full_path }: Organization): boolean {
  const referred = organizationReference(reference);
  if (referred === null) return false;
  if ('id' in referred) return referred.id === id;
  return referred.slug.toLowerCase() === organizationSlug(full_path).toLowerCase();
}

/** How a project is addressed within its organization: digits are its id and never a path. `null`: it is nobody's. */
export function projectSlugReference(reference: string): { id: number } | { path: string } | null {
  const id = numberIn(reference);
  if (id !== undefined) return id === null ? null : { id };
  if (Buffer.byteLength(reference) > MAX_REFERENCE_BYTES || reference.includes('/') || reference === '') return null;
  return { path: reference };
}

/** Tells whether a reference is that of the project within its organization, in upper or lower case. */
export function isProject(reference: string, { id, path }: Pick<Project, 'id' | 'path'>): boolean {
  const referred = projectSlugReference(reference);
  if (referred === null) return false;
  return 'id' in referred ? referred.id === id : referred.path.toLowerCase() === path.toLowerCase();
}

/** `undefined`: it is no number at all; `null`: one that nothing can have. */
function numberIn(reference: string): number | null | undefined {
  return /^\d+$/.test(reference) ? recordId(reference) : undefined;
}
