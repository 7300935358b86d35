import { mayKnowProject } from '../../auth/access.ts';
import { NotFound } from '../../domain/refusals.ts';
import type { Step } from '../call.ts';

/** Finds what the path names. @throws NotFound, also for a project that the caller may not know of. */
export function locate(): Step {
  return {
    before: async ({ context }) => {
      const { call } = context;
      const found = await context.locate(call);
      if (found === null) throw new NotFound('project');
      const { project = null, projects = [], organization = null, error = null } = found;
      if (project !== null && !mayKnowProject(call.caller!, project)) throw new NotFound('project');
      Object.assign(call, { project, projects, organization, error });
      if (project !== null) context.projectId = project.id;
    },
  };
}
