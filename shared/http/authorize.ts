import type { Access } from '../api/row.ts';
import { isAdmin, may, mayKnowProject, reaches } from '../auth/access.ts';
import { callerOf, type Caller } from '../auth/caller.ts';
import { secretOf } from '../auth/credentials.ts';
import { tokenState, type AccessToken } from '../domain/access-token.ts';
import { Forbidden, InsufficientScope, InvalidToken, NotFound, Unauthorized } from '../domain/refusals.ts';
import { projectReference } from '../domain/ids.ts';
import type { Project } from '../domain/project.ts';
import type { Call, Step } from './call.ts';

/** What the steps have to look up; the store is handed in by the composition root. */
export interface Lookups {
  token: (secret: string) => Promise<AccessToken | null>;
  project: (id: number) => Promise<Project | null>;
  projectByPath: (path: string) => Promise<Project | null>;
  now: () => Date;
}

/** 401 for who is nobody, then 403 for what the token's scopes do not reach. */
export function authenticate({ token, now }: Pick<Lookups, 'token' | 'now'>): Step {
  return {
    before: async ({ context: { call } }) => {
      const secret = secretOf({ header: call.header, param: (name) => call.raw.get(name) });
      const shown = secret === null ? null : await token(secret);
      if (shown === null) throw new Unauthorized();
      const state = tokenState(shown, now());
      if (state !== 'active') throw new InvalidToken(state);
      const caller = callerOf(shown);
      if (!reaches(caller, call.method)) throw new InsufficientScope();
      refuseSudo(call, caller);
      call.caller = caller;
    },
  };
}

/** There are no users to act as, so for an admin every one is unknown. */
function refuseSudo(call: Call, caller: Caller): void {
  const user = call.header('sudo') || call.raw.get('sudo');
  if (typeof user !== 'string' || user === '') return;
  if (!isAdmin(caller)) throw new Forbidden('Must be admin to use sudo');
  throw new NotFound(`User with ID or username '${user}'`);
}

/** 404 for a project that is not there, and for one that the caller may not know of. */
export function findProject({ project, projectByPath }: Pick<Lookups, 'project' | 'projectByPath'>): Step {
  return {
    before: async ({ context }) => {
      const { call } = context;
      const reference = projectReference(call.path['id'] ?? '');
      if (reference === null) throw new NotFound('Project');
      const found = 'id' in reference ? await project(reference.id) : await projectByPath(reference.path);
      if (found === null || !mayKnowProject(call.caller!, found.id)) throw new NotFound('Project');
      call.project = found;
      context.projectId = found.id;
    },
  };
}

/** 403 (where GitLab says so 401) for a caller who is known and may not. */
export function authorizeRole(access: Exclude<Access, 'public' | 'client-key' | 'token'>): Step {
  return {
    before: ({ context: { call } }) => {
      if (access === 'admin') {
        if (!isAdmin(call.caller!)) throw new Forbidden();
      } else if (!may(call.caller!, access.level, call.project!.id)) {
        throw access.refusal === 'forbidden' ? new Forbidden() : new Unauthorized();
      }
    },
  };
}
