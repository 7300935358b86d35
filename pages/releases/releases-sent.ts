import type { Sent } from '../api/types.ts';

/** What the page asks for; the shell, which knows no query, asks for the same without one. */
export function releasesSent(project: string, q: string): Sent<'listProjectReleases'> {
  return { id: project, search_term: q || undefined };
}
