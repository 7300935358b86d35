import type { Principal } from '../../domain/principal.ts';
import { fullPath, type Project } from '../../domain/project.ts';
import type { Session } from '../../domain/session.ts';
import type { Right } from '../../domain/sign-in/grant.ts';
import { reachOf } from './access-token.ts';

/**
 * Who is signed in, as the pages ask it. `rights`: what a person may do now, by patterns of projects' paths. `project`: that
 * of a project's token, while it is there.
 */
export function sessionEntity(
  session: Session,
  principal: Principal,
  rights: readonly Right[],
  project: Project | null,
) {
  return {
    name: principal.name,
    kind: principal.kind,
    ...reachOf(principal),
    project: project && { id: project.id, path_with_namespace: fullPath(project) },
    person: principal.kind === 'person' ? personEntity(principal, rights) : null,
    expires_at: new Date(session.expires_at * 1000).toISOString(),
  };
}

function personEntity({ issuer, subject }: { issuer: string; subject: string }, rights: readonly Right[]) {
  return { issuer, subject, rights: rights.map((right) => ({ project: right.project, access_level: right.level })) };
}
