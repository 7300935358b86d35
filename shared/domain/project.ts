import { randomBytes } from 'node:crypto';

/** A project as it is stored: the unit that owns settings, client keys and access tokens. */
export interface Project {
  id: number;
  name: string;
  path: string;
  /** Full path of the group that holds it, for example `group/sub`. */
  namespace: string;
  description: string | null;
  /** ISO 8601, UTC. */
  created_at: string;
}

/**
 * Makes the salt of a project's users, 32 hexadecimal digits: stored beside the project and no part of it, because nobody
 * is to be told. Without it the hashes of users would be the same everywhere, and who looked for 64 users with small ones
 * could make any number of users of them (`distinct.ts`).
 */
export function newUserSalt(): string {
  return randomBytes(16).toString('hex');
}

/** GitLab's `path_with_namespace`. */
export function fullPath(project: Pick<Project, 'namespace' | 'path'>): string {
  return `${project.namespace}/${project.path}`;
}
