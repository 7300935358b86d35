/** A project as it is stored: the unit that owns settings, client keys and access tokens. */
export interface Project {
  id: number;
  name: string;
  path: string;
  /** Full path of the group that holds it, for example `group/sub`. */
  namespace: string;
  description: string | null;
  /** ISO 8601, UTC. */
  created_at: string;
}

/** GitLab's `path_with_namespace`. */
export function fullPath(project: Pick<Project, 'namespace' | 'path'>): string {
  return `${project.namespace}/${project.path}`;
}
