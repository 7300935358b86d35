import type { Project } from '../../domain/project.ts';
import * as projects from '../../store/projects.ts';
import type { Store } from '../../store/table/store.ts';

/** The projects that a caller may know: of all, or of these ids. */
export type Known = 'all' | readonly number[];

/** Reads the projects that a caller may know; those that are gone are left out. */
export function visibleProjects(store: Store, known: Known): Promise<Project[]> {
  return known === 'all' ? projects.list(store) : projects.readMany(store, known);
}
