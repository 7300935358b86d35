import { fullPath, type Project } from '../../domain/project.ts';

/**
 * The fields of GitLab's project entity that clients decode. There is no repository here: its addresses are formed as
 * GitLab forms them and lead nowhere. `origin`: scheme, host and port.
 */
export function projectEntity(project: Project, origin: string) {
  const path = fullPath(project);
  const webUrl = `${origin}/${path}`;
  return {
    id: project.id,
    description: project.description,
    name: project.name,
    name_with_namespace: [...project.namespace.split('/'), project.name].join(' / '),
    path: project.path,
    path_with_namespace: path,
    created_at: project.created_at,
    default_branch: null,
    tag_list: [],
    topics: [],
    ssh_url_to_repo: `git@${new URL(origin).hostname}:${path}.git`,
    http_url_to_repo: `${webUrl}.git`,
    web_url: webUrl,
    readme_url: null,
    forks_count: 0,
    avatar_url: null,
    star_count: 0,
    last_activity_at: project.created_at,
    namespace: namespaceEntity(project.namespace, origin),
    visibility: 'private',
    archived: false,
    creator_id: null,
    permissions: { project_access: null, group_access: null },
    monitor_access_level: 'enabled',
  };
}

function namespaceEntity(path: string, origin: string) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    id: namespaceId(path),
    name,
    path: name,
    kind: 'group',
    full_path: path,
    parent_id: path.includes('/') ? namespaceId(path.slice(0, path.lastIndexOf('/'))) : null,
    avatar_url: null,
    web_url: `${origin}/groups/${path}`,
  };
}

/** Namespaces have no rows, yet clients decode an integer: FNV-1a of the path, 31 bits, the same on every answer. */
function namespaceId(path: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(path.toLowerCase())) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 1 || 1;
}
