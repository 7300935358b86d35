import type { Known, Project } from '../../domain/project.ts';
import * as projects from '../../store/projects.ts';
import type { Store } from '../../store/table/store.ts';

/** Reads the projects that a caller may know; those that are gone are left out. */
export async function visibleProjects(store: Store, known: Known): Promise<Project[]> {
  if (known === 'all') return projects.list(store);
  return 'which' in known ? (await projects.list(store)).filter(known.which) : projects.readMany(store, known);
}
