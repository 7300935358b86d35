import { newProject, type ProjectRequest } from '../../domain/new-project.ts';
import type { Project } from '../../domain/project.ts';
import { RuleViolation } from '../../domain/refusals.ts';
import * as groups from '../../store/groups.ts';
import * as projects from '../../store/projects.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * Creates a project in the group that `namespace_id` or else `namespace_path` names; without either in the tenant's.
 * @throws RuleViolation
 */
export async function addProject(
  store: Store,
  { namespace_id, ...request }: ProjectRequest & { namespace_id?: number | null },
  tenant: string,
  now: Date,
): Promise<Project> {
  const namespace_path = namespace_id == null ? request.namespace_path : await pathOf(store, namespace_id);
  const wanted = newProject({ ...request, ...(namespace_path && { namespace_path }) }, tenant, now);
  if ('problems' in wanted) throw new RuleViolation({ code: 'project-invalid', problems: wanted.problems });
  const created = await projects.create(store, wanted.draft);
  if (created.outcome === 'path-taken') throw new RuleViolation({ code: 'path-taken' });
  return created.project;
}

async function pathOf(store: Store, namespaceId: number): Promise<string> {
  const group = await groups.read(store, namespaceId);
  if (group === null)
    throw new RuleViolation({ code: 'project-invalid', problems: [{ field: 'namespace', code: 'unknown' }] });
  return group.full_path;
}
