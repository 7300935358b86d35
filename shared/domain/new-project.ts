import type { Project } from './project.ts';

/** Of a name, a path or a namespace. */
export const MAX_NAME_CHARACTERS = 255;
const PATH = /^[a-zA-Z0-9_.][a-zA-Z0-9_.-]*$/;
const NAME = /^[\p{L}\p{N}_\p{Extended_Pictographic}][\p{L}\p{N}\p{M}\p{Extended_Pictographic}\u200d_.+ \-()]*$/u;

export interface ProjectRequest {
  name?: string | null;
  path?: string | null;
  namespace_path?: string | null;
  namespace_id?: number | null;
  description?: string | null;
  visibility?: string | null;
}

/** What is wrong with the request for a project, one problem for a field at most. */
export type ProjectProblem =
  | {
      field: 'name' | 'path' | 'namespace_path';
      code: 'blank' | 'too-long' | 'not-a-name' | 'not-a-path' | 'not-group-names';
    }
  | { field: 'visibility'; code: 'not-private'; visibility: string };

/** A project to create, or why it cannot be. */
export type NewProject = { draft: Omit<Project, 'id'> } | { problems: ProjectProblem[] };

/** GitLab derives the name from the path and the path from the name; the default namespace is the tenant's name. */
export function newProject(request: ProjectRequest, tenant: string, now: Date): NewProject {
  const name = (request.name || request.path || '').trim();
  const path = request.path || slugOf(name.slice(0, MAX_NAME_CHARACTERS));
  const namespace = request.namespace_path || tenant;
  const codes = { name: nameProblem(name), path: pathProblem(path), namespace_path: namespaceProblem(namespace) };
  const problems: ProjectProblem[] = (['name', 'path', 'namespace_path'] as const).flatMap((field) => {
    const code = codes[field];
    return code === null ? [] : [{ field, code }];
  });
  const { visibility } = request;
  if (visibility && visibility !== 'private') problems.push({ field: 'visibility', code: 'not-private', visibility });
  if (problems.length > 0) return { problems };
  return { draft: { name, path, namespace, description: request.description ?? null, created_at: now.toISOString() } };
}

function slugOf(name: string): string {
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '');
  return ascii
    .replace(/[^a-zA-Z0-9_.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .toLowerCase();
}

function nameProblem(name: string): 'blank' | 'too-long' | 'not-a-name' | null {
  if (name === '') return 'blank';
  if (name.length > MAX_NAME_CHARACTERS) return 'too-long';
  return NAME.test(name) ? null : 'not-a-name';
}

function pathProblem(path: string): 'blank' | 'too-long' | 'not-a-path' | null {
  if (path === '') return 'blank';
  if (path.length > MAX_NAME_CHARACTERS) return 'too-long';
  return PATH.test(path) && !/\.(git|atom)$/.test(path) && !path.endsWith('.') ? null : 'not-a-path';
}

function namespaceProblem(namespace: string): 'too-long' | 'not-group-names' | null {
  if (namespace.length > MAX_NAME_CHARACTERS) return 'too-long';
  return namespace.split('/').some((part) => pathProblem(part) !== null) ? 'not-group-names' : null;
}
