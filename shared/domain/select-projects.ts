import type { Project } from './project.ts';

export interface ProjectSelection {
  search?: string | null;
  order_by: string;
  sort: string;
  visibility?: string | null;
  archived?: boolean | null;
}

/** The projects that a caller asked for, in the order asked for; equals in the order of their ids. */
export function selectProjects(
  projects: readonly Project[],
  { search, order_by, sort, visibility, archived }: ProjectSelection,
): Project[] {
  if ((visibility && visibility !== 'private') || archived === true) return [];
  const wanted = (search ?? '').toLowerCase();
  const found = projects.filter(({ name, path }) => `${name}\n${path}`.toLowerCase().includes(wanted));
  const direction = sort === 'asc' ? 1 : -1;
  return found.toSorted((one, other) => direction * (compare(one, other, order_by) || one.id - other.id));
}

/** Nothing happens in a project that GitLab would count as activity but that somebody changes it. */
function compare(one: Project, other: Project, orderBy: string): number {
  if (orderBy === 'name' || orderBy === 'path')
    return one[orderBy].toLowerCase() < other[orderBy].toLowerCase()
      ? -1
      : Number(one[orderBy].toLowerCase() > other[orderBy].toLowerCase());
  return orderBy === 'id' ? 0 : Date.parse(dateOf(one, orderBy)) - Date.parse(dateOf(other, orderBy));
}

function dateOf({ created_at, updated_at }: Project, orderBy: string): string {
  return orderBy === 'created_at' ? created_at : (updated_at ?? created_at);
}
