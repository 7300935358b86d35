import {
  MAX_BUILD_TIMEOUT_S,
  MAX_NESTED_GROUPS,
  MAX_PROJECT_TEXT_CHARACTERS,
  MAX_PROJECT_TOPICS,
  MIN_BUILD_TIMEOUT_S,
} from './limits.ts';
import type { Project, ProjectDraft } from './project.ts';
import { sentAttributes, type ProjectAttributes, type SentAttributes } from './project-attributes.ts';

/** Of a name, a path or a namespace. */
export const MAX_NAME_CHARACTERS = 255;
const PATH = /^[a-zA-Z0-9_.][a-zA-Z0-9_.-]*$/;
const NAME = /^[\p{L}\p{N}_\p{Extended_Pictographic}][\p{L}\p{N}\p{M}\p{Extended_Pictographic}\u200d_.+ \-()]*$/u;

/** What a request to create or to change a project may say. */
export interface ProjectFields extends SentAttributes {
  name?: string | null;
  path?: string | null;
  description?: string | null;
  visibility?: string | null;
  import_url?: string | null;
}

export interface ProjectRequest extends ProjectFields {
  namespace_path?: string | null;
}

/** What is wrong with the request for a project, one problem for a field at most. */
export type ProjectProblem =
  | NamingProblem
  /** There is no group of the id that was given. */
  | { field: 'namespace'; code: 'unknown' }
  | { field: 'visibility'; code: 'not-private'; visibility: string }
  | { field: 'import_url'; code: 'not-imported' }
  | { field: 'topics'; code: 'too-many' | 'too-long' }
  | { field: 'build_timeout'; code: 'out-of-range' };

interface NamingProblem {
  field: 'name' | 'path' | 'namespace_path';
  code: 'blank' | 'too-long' | 'not-a-name' | 'not-a-path' | 'not-group-names' | 'too-deep';
}

/** A project to create, or why it cannot be. */
export type NewProject = { draft: ProjectDraft } | { problems: ProjectProblem[] };

/** GitLab derives the name from the path and the path from the name; the default namespace is the tenant's name. */
export function newProject(request: ProjectRequest, tenant: string, now: Date): NewProject {
  const name = (request.name || request.path || '').trim();
  const path = request.path || slugOf(name.slice(0, MAX_NAME_CHARACTERS));
  const namespace = request.namespace_path || tenant;
  const attributes = sentAttributes(request);
  const problems = [
    ...problemsIn({ name: nameProblem(name), path: pathProblem(path), namespace_path: namespaceProblem(namespace) }),
    ...unavailable(request),
    ...attributeProblems(attributes),
  ];
  if (problems.length > 0) return { problems };
  const { description = null } = request;
  return { draft: { name, path, namespace, description, created_at: now.toISOString(), attributes } };
}

/** A project with what a request changes of it, or why it cannot be. What the request does not name stays. */
export function changedProject(
  project: Project,
  request: ProjectFields,
  now: Date,
): { project: Project } | { problems: ProjectProblem[] } {
  const name = request.name === undefined ? project.name : (request.name ?? '').trim();
  const path = request.path === undefined ? project.path : (request.path ?? '');
  const attributes = sentAttributes(request);
  const problems = [
    ...problemsIn({ name: nameProblem(name), path: pathProblem(path) }),
    ...unavailable(request),
    ...attributeProblems(attributes),
  ];
  if (problems.length > 0) return { problems };
  const { description = project.description } = request;
  return {
    project: {
      ...project,
      name,
      path,
      description,
      updated_at: now.toISOString(),
      attributes: { ...project.attributes, ...attributes },
    },
  };
}

function problemsIn(codes: Partial<Record<NamingProblem['field'], NamingProblem['code'] | null>>): ProjectProblem[] {
  return (['name', 'path', 'namespace_path'] as const).flatMap((field) => {
    const code = codes[field] ?? null;
    return code === null ? [] : [{ field, code }];
  });
}

/** What GitLab has and nothing here does. */
function unavailable({ visibility, import_url }: ProjectFields): ProjectProblem[] {
  const problems: ProjectProblem[] = [];
  if (visibility && visibility !== 'private') problems.push({ field: 'visibility', code: 'not-private', visibility });
  if (import_url) problems.push({ field: 'import_url', code: 'not-imported' });
  return problems;
}

function attributeProblems({ topics = [], build_timeout }: Partial<ProjectAttributes>): ProjectProblem[] {
  const problems: ProjectProblem[] = [];
  if (topics.length > MAX_PROJECT_TOPICS) problems.push({ field: 'topics', code: 'too-many' });
  else if (topics.some((topic) => topic.length > MAX_PROJECT_TEXT_CHARACTERS))
    problems.push({ field: 'topics', code: 'too-long' });
  const timeout = build_timeout ?? MIN_BUILD_TIMEOUT_S;
  if (timeout < MIN_BUILD_TIMEOUT_S || timeout > MAX_BUILD_TIMEOUT_S)
    problems.push({ field: 'build_timeout', code: 'out-of-range' });
  return problems;
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

function namespaceProblem(namespace: string): 'too-long' | 'not-group-names' | 'too-deep' | null {
  if (namespace.length > MAX_NAME_CHARACTERS) return 'too-long';
  const names = namespace.split('/');
  if (names.some((part) => pathProblem(part) !== null)) return 'not-group-names';
  return names.length > MAX_NESTED_GROUPS ? 'too-deep' : null;
}
