import { randomBytes } from 'node:crypto';
import type { ProjectAttributes } from './project-attributes.ts';

/** A project as it is stored: the unit that owns settings, client keys and access tokens. */
export interface Project {
  id: number;
  name: string;
  path: string;
  /** Full path of the group that holds it, for example `group/sub`. */
  namespace: string;
  /** That group. */
  group: { id: number; parent_id: number | null };
  description: string | null;
  /** ISO 8601, UTC. */
  created_at: string;
  /** When somebody changed it; absent: nobody did. */
  updated_at?: string;
  /** What callers set of the attributes that are kept for them. */
  attributes?: Readonly<Partial<ProjectAttributes>>;
}

/** A project that is to be created: its id is given and its group is found when that is done. */
export type ProjectDraft = Omit<Project, 'id' | 'group'>;

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

/** By which a project is found among what somebody may. */
export type ProjectPlace = Pick<Project, 'id' | 'namespace' | 'path'>;

/**
 * Some projects: all, those of these ids, or (`which`) those of all of which that is true. What a person may know depends on
 * the paths that projects have, so it is found by reading the list of all projects.
 */
export type Known = 'all' | readonly number[] | { which: (project: ProjectPlace) => boolean };
