import {
  isOrganization,
  isProject,
  organizationOf,
  organizationReference,
  projectSlugReference,
} from '../../domain/organization.ts';
import type { Organization } from '../../domain/organization.ts';
import { fullPath, type Known, type Project } from '../../domain/project.ts';
import { issueReference } from '../../domain/short-id.ts';
import * as groups from '../../store/groups.ts';
import * as projects from '../../store/projects.ts';
import type { Store } from '../../store/table/store.ts';
import { namedIssue } from '../issues/named-issue.ts';
import { groupProjects } from '../groups/visible-groups.ts';
import type { Issue } from '../issues/select-issues.ts';
import { visibleProjects } from '../projects/visible-projects.ts';

/** An organization, and the projects in it that a caller may know. */
export interface Reach {
  organization: Organization | null;
  projects: Project[];
}

/**
 * Finds an organization by its number or slug, `null` being all of them together; `null` if there is none in which the caller
 * may know a project.
 */
export async function reachOrganization(store: Store, known: Known, reference: string | null): Promise<Reach | null> {
  if (reference === null) return { organization: null, projects: await visibleProjects(store, known) };
  if (known === 'all') {
    const [organization] = await organizationsOf(store, reference);
    if (organization === undefined) return null;
    return { organization, projects: await groupProjects(store, known, { ...organization, ...NOT_ASKED }, {}) };
  }
  const visible = await visibleProjects(store, known);
  const inside = visible.filter((project) => isOrganization(reference, organizationOf(project)));
  return inside[0] === undefined ? null : { organization: organizationOf(inside[0]), projects: inside };
}

/** What else a group has. */
const NOT_ASKED = { parent_id: null, created_at: '' };

/** Finds a project in an organization, either by number or slug; `null` if the caller may know none there. */
export async function reachProject(
  store: Store,
  known: Known,
  organization: string,
  reference: string,
): Promise<Project | null> {
  if (known !== 'all') {
    const inside = await reachOrganization(store, known, organization);
    return inside?.projects.find((project) => isProject(reference, project)) ?? null;
  }
  const referred = projectSlugReference(reference);
  if (referred === null) return null;
  if ('id' in referred) {
    const project = await projects.read(store, referred.id);
    return project && isOrganization(organization, organizationOf(project)) ? project : null;
  }
  for (const { full_path } of await candidatesOf(store, organization)) {
    const project = await projects.readByPath(store, fullPath({ namespace: full_path, path: referred.path }));
    if (project !== null) return project;
  }
  return null;
}

/** Finds an error by its number or short id among the projects of an organization, `null` being any. */
export async function reachIssue(
  store: Store,
  known: Known,
  organization: string | null,
  issue: string,
  now: Date,
): Promise<Issue | null> {
  const reference = issueReference(issue);
  const reached = reference && (await reachOrganization(store, known, organization));
  if (!reached) return null;
  return namedIssue(store, reached.projects, reference, now);
}

/** Namespaces in which a path is tried: that of a plain slug need not be read before. */
async function candidatesOf(store: Store, reference: string): Promise<Pick<Organization, 'full_path'>[]> {
  const referred = organizationReference(reference);
  if (referred !== null && 'slug' in referred && !referred.nested) return [{ full_path: referred.slug }];
  return organizationsOf(store, reference);
}

/**
 * The namespaces that a reference may mean: one, but for a slug with dashes of its own beside a nested namespace that is
 * glued with the same. The one whose path the slug is comes first.
 */
async function organizationsOf(store: Store, reference: string): Promise<Organization[]> {
  const referred = organizationReference(reference);
  if (referred === null) return [];
  if ('id' in referred) return listed(await groups.read(store, referred.id));
  if (!referred.nested) return listed(await groups.readByPath(store, referred.slug));
  const found = (await groups.list(store)).filter((group) => isOrganization(reference, group));
  return found.toSorted((one, other) => depthOf(one) - depthOf(other) || one.id - other.id);
}

const listed = <One>(one: One | null): One[] => (one === null ? [] : [one]);
const depthOf = ({ full_path }: Organization): number => full_path.split('/').length;
