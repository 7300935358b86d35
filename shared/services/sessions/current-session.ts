import type { AccessToken } from '../../domain/access-token.ts';
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
  { session, token, now }: { session: Session; token: AccessToken; now: Date },
): Promise<{ project: Project | null }> {
  const [project] = await Promise.all([
    token.kind === 'admin' ? null : projects.read(store, token.project_id),
    isToBeSeen(session, now) ? sessions.see(store, session, now) : undefined,
  ]);
  return { project };
}
