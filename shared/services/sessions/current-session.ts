import type { Principal } from '../../domain/principal.ts';
import type { Project } from '../../domain/project.ts';
import { isToBeSeen, type Session } from '../../domain/session.ts';
import * as projects from '../../store/projects.ts';
import * as sessions from '../../store/sessions.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * Finds the project that a session is for, and writes down that the session is in use. Each page that is loaded asks for
 * it; what a page asks for by itself later does not keep a session alive that nobody looks at.
 */
export async function currentSession(
  store: Store,
  { session, principal, now }: { session: Session; principal: Principal; now: Date },
): Promise<{ project: Project | null }> {
  const [project] = await Promise.all([
    principal.kind === 'project' ? projects.read(store, principal.project_id) : null,
    isToBeSeen(session, now) ? sessions.see(store, session, now) : undefined,
  ]);
  return { project };
}
