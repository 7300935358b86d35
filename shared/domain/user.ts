import type { AccessToken } from './access-token.ts';
import type { Principal } from './principal.ts';

/** Whom somebody acts as: the bot of a project access token, as in GitLab, the administrator of an admin token, a person. */
export interface User {
  kind: 'bot' | 'admin' | 'person';
  id: number;
  username: string;
  name: string;
  /** ISO 8601, UTC. */
  created_at: string;
}

/**
 * Returns the id of the user that a token acts as. A bot stays the same when its token is rotated. Tokens of both kinds are
 * numbered by one counter, so that no two users share an id.
 */
export function userIdOf(token: AccessToken): number {
  return token.kind === 'project' ? token.family : token.id;
}

/** Makes the user that somebody acts as. `created_at`: when the first token of its family was made. */
export function userOf(principal: Principal, created_at: string): User {
  const { name } = principal;
  switch (principal.kind) {
    case 'person':
      return { kind: 'person', id: principal.id, username: `person_${principal.id}`, name, created_at };
    case 'admin':
      return { kind: 'admin', id: principal.id, username: `admin_${principal.id}`, name, created_at };
    case 'project': {
      const id = userIdOf(principal);
      return { kind: 'bot', id, username: botName(principal.project_id, id), name, created_at };
    }
  }
}

/** GitLab's form, 32 hexadecimal digits at the end, which are random there. */
function botName(projectId: number, id: number): string {
  return `project_${projectId}_bot_${id.toString(16).padStart(32, '0')}`;
}
