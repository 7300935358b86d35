import { fullPath, type Project } from '../../domain/project.ts';

/** Where the pages are: in the stage `api`, below `/ui`. */
const PAGES = '/api/ui';

/**
 * The address of a project's page. Paths of projects have letters, digits, `_`, `-` and `.` only, so nothing is escaped.
 * `origin`: scheme, host and port.
 */
export function projectPage(project: Pick<Project, 'namespace' | 'path'>, origin: string): string {
  return `${origin}${PAGES}/${fullPath(project)}`;
}

/** The address of an error's page, in GitLab's shape. `origin`: scheme, host and port. */
export function errorPage(project: Pick<Project, 'namespace' | 'path'>, errorId: number, origin: string): string {
  return `${projectPage(project, origin)}/-/error_tracking/${errorId}/details`;
}
