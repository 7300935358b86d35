import { createProject } from '../../../shared/api/gitlab/projects.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { projectEntity } from '../../../shared/present/gitlab/project.ts';
import { RuleViolation } from '../../../shared/domain/refusals.ts';
import { newProject } from '../../../shared/domain/new-project.ts';
import * as projects from '../../../shared/store/projects.ts';

export const handler = endpoint(createProject, async ({ store, params, tenant, origin, now }) => {
  if (params.namespace_id != null) throw new RuleViolation({ code: 'namespace-id-not-supported' });
  const wanted = newProject(params, tenant, now);
  if ('problems' in wanted) throw new RuleViolation({ code: 'project-invalid', problems: wanted.problems });
  const created = await projects.create(store, wanted.draft);
  if (created.outcome === 'path-taken') throw new RuleViolation({ code: 'path-taken' });
  return projectEntity(created.project, origin);
});
