import type { AccessToken } from './access-token.ts';

/** Whom a token acts as: the bot of a project access token, as in GitLab, or the administrator of an admin token. */
export interface User {
  kind: 'bot' | 'admin';
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

/** Makes the user that a token acts as. `created_at`: when the first token of its family was made. */
export function userOf(token: AccessToken, created_at: string): User {
  const id = userIdOf(token);
  const username = token.kind === 'project' ? botName(token.project_id, id) : `admin_${id}`;
  return { kind: token.kind === 'project' ? 'bot' : 'admin', id, username, name: token.name, created_at };
}

/** GitLab's form, 32 hexadecimal digits at the end, which are random there. */
function botName(projectId: number, id: number): string {
  return `project_${projectId}_bot_${id.toString(16).padStart(32, '0')}`;
}
