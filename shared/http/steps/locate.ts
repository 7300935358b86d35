import { mayKnowProject } from '../../auth/access.ts';
import { NotFound } from '../../domain/refusals.ts';
import type { Step } from '../call.ts';
import type { Dialect } from '../dialect.ts';

/** Finds the project. @throws NotFound, also for a project that the caller may not know of. */
export function locate(dialect: Pick<Dialect, 'locate'>): Step {
  return {
    before: async ({ context }) => {
      const { call, lookups } = context;
      const found = await dialect.locate(call.path, lookups);
      if (found === null || !mayKnowProject(call.caller!, found)) throw new NotFound('project');
      call.project = found;
      context.projectId = found.id;
    },
  };
}
