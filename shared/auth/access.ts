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
  return projectsFrom(caller, 0);
}

/** Lists the ids of the projects in which the caller has at least this level; `all` for an admin. */
export function projectsFrom(caller: Caller, level: AccessLevel | 0): 'all' | number[] {
  if (caller.kind === 'admin') return 'all';
  return [...caller.levels].filter(([, own]) => own >= level).map(([id]) => id);
}

/**
 * Tells whether the caller may use an HTTP method at all: `api` has every one, `read_api` GET and HEAD, and any of
 * `sufficient` will do as well.
 */
export function reaches(caller: Caller, method: string, sufficient: readonly string[] = []): boolean {
  if (caller.kind === 'admin') return true;
  const reads = method === 'GET' || method === 'HEAD';
  return caller.scopes.some(
    (scope) => scope === 'api' || (scope === 'read_api' && reads) || sufficient.includes(scope),
  );
}
