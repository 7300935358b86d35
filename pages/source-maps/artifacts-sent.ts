import type { Sent } from '../api/types.ts';

const STATES = ['ready', 'refused'] as const;
const DEBUG_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What the page asks for: all, or those of a release or with a debug id, whichever `q` is; by state. */
export function artifactsSent(project: string, q: string, state: string): Sent<'listArtifacts'> {
  const wanted = q.trim();
  return {
    id: project,
    state: STATES.find((one) => one === state),
    ...(wanted !== '' && (DEBUG_ID.test(wanted) ? { debug_id: wanted.toLowerCase() } : { release: wanted })),
  };
}
