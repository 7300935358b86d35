import type { AccessToken } from '../../domain/access-token.ts';
import { fullPath, type Project } from '../../domain/project.ts';
import type { Session } from '../../domain/session.ts';
import { reachOf } from './access-token.ts';

/** Who is signed in, as the pages ask it. `project`: that of a project's token, while it is there. */
export function sessionEntity(session: Session, token: AccessToken, project: Project | null) {
  return {
    name: token.name,
    kind: token.kind,
    ...reachOf(token),
    project: project && { id: project.id, path_with_namespace: fullPath(project) },
    expires_at: new Date(session.expires_at * 1000).toISOString(),
  };
}
