import type { Project } from './project.ts';

const LONGEST = 255;
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

/** A project to create, or what is wrong by field, in GitLab's form (`{"path": ["can't …"]}`). */
export type NewProject = { draft: Omit<Project, 'id'> } | { problems: Record<string, string[]> };

/** GitLab derives the name from the path and the path from the name; the default namespace is the tenant's name. */
export function newProject(request: ProjectRequest, tenant: string, now: Date): NewProject {
  const name = (request.name || request.path || '').trim();
  const path = request.path || slugOf(name.slice(0, LONGEST));
  const namespace = request.namespace_path || tenant;
  const problems: Record<string, string[]> = {
    name: nameProblems(name),
    path: pathProblems(path),
    namespace_path:
      namespace.length > LONGEST
        ? [`is too long (maximum is ${LONGEST} characters)`]
        : namespace.split('/').some((part) => pathProblems(part).length > 0)
          ? ['must be group names such as `group/sub`, joined by single slashes']
          : [],
    visibility_level:
      request.visibility && request.visibility !== 'private'
        ? [`${request.visibility} is not available, every project is private`]
        : [],
  };
  const found = Object.entries(problems).filter(([, sentences]) => sentences.length > 0);
  if (found.length > 0) return { problems: Object.fromEntries(found) };
  return { draft: { name, path, namespace, description: request.description ?? null, created_at: now.toISOString() } };
}

function slugOf(name: string): string {
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '');
  return ascii
    .replace(/[^a-zA-Z0-9_.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .toLowerCase();
}

function nameProblems(name: string): string[] {
  if (name === '') return ["can't be blank"];
  if (name.length > LONGEST) return [`is too long (maximum is ${LONGEST} characters)`];
  return NAME.test(name)
    ? []
    : [
        'can contain only letters, digits, emoji, "_", ".", "+", "-", parentheses or spaces. It must start with a letter, digit, emoji, or "_".',
      ];
}

function pathProblems(path: string): string[] {
  if (path === '') return ["can't be blank"];
  if (path.length > LONGEST) return [`is too long (maximum is ${LONGEST} characters)`];
  if (PATH.test(path) && !/\.(git|atom)$/.test(path) && !path.endsWith('.')) return [];
  return [
    'can contain only letters, digits, "_", "-" and ".". It cannot start with "-", end in "." or end in ".git" or ".atom".',
  ];
}
