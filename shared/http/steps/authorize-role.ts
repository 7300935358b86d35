import type { Access } from '../../api/row.ts';
import { isAdmin, may } from '../../auth/access.ts';
import { Forbidden, Unauthorized } from '../../domain/refusals.ts';
import type { Step } from '../call.ts';

/** Refuses a caller who is known and may not. @throws Forbidden, or Unauthorized where the row says so. */
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
