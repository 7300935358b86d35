import type { AccessLevel } from '../domain/access-token.ts';
import type { Known, ProjectPlace } from '../domain/project.ts';
import { levelIn } from '../domain/sign-in/grant.ts';
import type { Caller } from './caller.ts';

export function isAdmin(caller: Caller): boolean {
  return caller.kind === 'admin';
}

/** Tells whether the caller has at least this level in the project. */
export function may(caller: Caller, level: AccessLevel, project: ProjectPlace): boolean {
  return caller.kind === 'admin' || levelOf(caller, project) >= level;
}

/** Tells whether the caller may learn that the project exists: all projects are private. */
export function mayKnowProject(caller: Caller, project: ProjectPlace): boolean {
  return caller.kind === 'admin' || levelOf(caller, project) > 0;
}

/** Tells which projects the caller may know. */
export function knownProjects(caller: Caller): Known {
  return projectsFrom(caller, 0);
}

/** Tells in which projects the caller has at least this level. */
export function projectsFrom(caller: Caller, level: AccessLevel | 0): Known {
  if (caller.kind === 'admin') return 'all';
  if (caller.kind === 'member') return [...caller.levels].filter(([, own]) => own >= level).map(([id]) => id);
  // Nobody knows a project in which they have no level at all.
  return caller.rights.length === 0 ? [] : { which: (project) => levelOf(caller, project) >= Math.max(level, 1) };
}

function levelOf(caller: Exclude<Caller, { kind: 'admin' }>, project: ProjectPlace): AccessLevel | 0 {
  return caller.kind === 'member' ? (caller.levels.get(project.id) ?? 0) : levelIn(caller.rights, project);
}

/**
 * Tells whether the caller may use an HTTP method at all: `api` has every one, `read_api` GET and HEAD, and any of
 * `sufficient` will do as well.
 */
export function reaches(caller: Caller, method: string, sufficient: readonly string[] = []): boolean {
  // A person is held back by levels alone.
  if (caller.kind !== 'member') return true;
  const reads = method === 'GET' || method === 'HEAD';
  return caller.scopes.some(
    (scope) => scope === 'api' || (scope === 'read_api' && reads) || sufficient.includes(scope),
  );
}
