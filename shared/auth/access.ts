import type { AccessLevel } from '../domain/access-token.ts';
import type { Caller } from './caller.ts';

export function isAdmin(caller: Caller): boolean {
  return caller.kind === 'admin';
}

/** Tells whether the caller has at least this level in the project. */
export function may(caller: Caller, level: AccessLevel, projectId: number): boolean {
  return caller.kind === 'admin' || (caller.levels.get(projectId) ?? 0) >= level;
}

/** Tells whether the caller may learn that the project exists: all projects are private. */
export function mayKnowProject(caller: Caller, projectId: number): boolean {
  return caller.kind === 'admin' || caller.levels.has(projectId);
}

/** Lists the ids of the projects that the caller may know; `all` for an admin. */
export function knownProjects(caller: Caller): 'all' | number[] {
  return caller.kind === 'admin' ? 'all' : [...caller.levels.keys()];
}

/** Tells whether the caller may use an HTTP method at all: who may only read has GET and HEAD. */
export function reaches(caller: Caller, method: string): boolean {
  if (caller.kind === 'admin' || caller.reach === 'everything') return true;
  return caller.reach === 'reading' && (method === 'GET' || method === 'HEAD');
}
