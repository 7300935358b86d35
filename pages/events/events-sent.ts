import type { Sent } from '../api/types.ts';

const PER_PAGE = 50;

/** What the page asks for first; the shell asks for the same ahead. */
export function eventsSent(project: string, error: string): Sent<'listEvents'> {
  return { id: project, error_id: error, per_page: PER_PAGE };
}
