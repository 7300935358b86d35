import { changedProject, type ProjectFields } from '../../domain/new-project.ts';
import type { Project } from '../../domain/project.ts';
import { NotFound, RuleViolation } from '../../domain/refusals.ts';
import * as projects from '../../store/projects.ts';
import type { Store } from '../../store/table/store.ts';

/** Changes what a request names of a project. @throws RuleViolation; NotFound if it was deleted meanwhile. */
export async function changeProject(store: Store, id: number, request: ProjectFields, now: Date): Promise<Project> {
  const changed = await projects.change(store, id, (current) => {
    const wanted = changedProject(current, request, now);
    return 'problems' in wanted ? { refused: wanted.problems } : wanted;
  });
  switch (changed.outcome) {
    case 'changed':
      return changed.project;
    case 'refused':
      throw new RuleViolation({ code: 'project-invalid', problems: changed.refused });
    case 'path-taken':
      throw new RuleViolation({ code: 'path-taken' });
    case 'not-found':
      throw new NotFound('project');
  }
}
