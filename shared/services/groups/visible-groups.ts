import { groupReference, isBelow, type Group } from '../../domain/group.ts';
import type { Known, Project } from '../../domain/project.ts';
import * as groups from '../../store/groups.ts';
import * as projects from '../../store/projects.ts';
import type { Store } from '../../store/table/store.ts';
import { visibleProjects } from '../projects/visible-projects.ts';

/** Lists the groups that a caller may know: all, or those that hold a project that the caller knows. */
export async function visibleGroups(store: Store, known: Known): Promise<Group[]> {
  if (known === 'all') return groups.list(store);
  const held = new Set((await visibleProjects(store, known)).map(({ group }) => group.id));
  const found = await Promise.all([...held].map((id) => groups.read(store, id)));
  return found.filter((group) => group !== null);
}

/** Finds the group of an id or a full path; `null` if there is none that the caller may know. */
export async function visibleGroup(store: Store, known: Known, reference: string): Promise<Group | null> {
  const referred = groupReference(reference);
  if (referred === null) return null;
  const group = 'id' in referred ? groups.read(store, referred.id) : groups.readByPath(store, referred.path);
  if (known === 'all') return group;
  const [found, visible] = await Promise.all([group, visibleProjects(store, known)]);
  return visible.some((project) => project.group.id === found?.id) ? found : null;
}

/**
 * Lists the projects of a group that a caller may know, ascending by id. `subgroups`: also those of all groups in it.
 * `limit`: how many at most.
 */
export async function groupProjects(
  store: Store,
  known: Known,
  { id, full_path }: Group,
  { subgroups = false, limit = Number.POSITIVE_INFINITY },
): Promise<Project[]> {
  if (known !== 'all') {
    const found = await visibleProjects(store, known);
    return found.filter(({ group, namespace }) => group.id === id || (subgroups && isBelow(namespace, full_path)));
  }
  const below = subgroups ? (await groups.list(store)).filter((group) => isBelow(group.full_path, full_path)) : [];
  const ids = await Promise.all([id, ...below.map((group) => group.id)].map((one) => groups.projectIds(store, one)));
  const inOrder = ids.flat().toSorted((one, other) => one - other);
  return projects.readMany(store, inOrder.slice(0, limit));
}
