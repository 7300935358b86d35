import type { Access } from '../../api/row.ts';
import { isAdmin, may } from '../../auth/access.ts';
import { Forbidden, OtherKindOfToken, Unauthorized } from '../../domain/refusals.ts';
import type { Step } from '../call.ts';

/**
 * Refuses a caller who is known and may not.
 * @throws Forbidden, or Unauthorized where the row says so or is about sessions; OtherKindOfToken where it is about
 * projects' tokens.
 */
export function authorizeRole(access: Exclude<Access, 'public' | 'client-key' | 'token'>): Step {
  return {
    before: ({ context: { call } }) => {
      const caller = call.caller!;
      if (access === 'admin') {
        if (!isAdmin(caller)) throw new Forbidden();
      } else if (access === 'session') {
        if (call.session === null) throw new Unauthorized();
      } else if (access === 'project-token') {
        if (call.principal!.kind !== 'project') throw new OtherKindOfToken();
      } else {
        const reached = call.project === null ? call.projects : [call.project];
        call.projects = reached.filter((project) => may(caller, access.level, project));
        // A namespace may have no projects; then there is nothing that anybody may not.
        if (call.projects.length === 0 && reached.length > 0)
          throw access.refusal === 'forbidden' ? new Forbidden() : new Unauthorized();
      }
    },
  };
}
