import { shownAttributes } from '../../domain/project-attributes.ts';
import { fullPath, type Project } from '../../domain/project.ts';
import { namespaceEntity } from './namespace.ts';
import { projectPage } from './page-address.ts';

/**
 * The fields of GitLab's project entity that clients decode. There is no repository here: the addresses of
 * one are formed as GitLab forms them and lead nowhere; `web_url` is the project's page. `origin`: scheme, host and port.
 */
export function projectEntity(project: Project, origin: string) {
  const path = fullPath(project);
  const { updated_at = project.created_at } = project;
  return {
    ...projectIdentity(project),
    ssh_url_to_repo: `git@${new URL(origin).hostname}:${path}.git`,
    http_url_to_repo: `${origin}/${path}.git`,
    web_url: projectPage(project, origin),
    readme_url: null,
    forks_count: 0,
    avatar_url: null,
    star_count: 0,
    last_activity_at: updated_at,
    updated_at,
    namespace: namespaceEntity({ ...project.group, full_path: project.namespace }, origin),
    empty_repo: true,
    visibility: 'private',
    archived: false,
    creator_id: null,
    import_url: null,
    import_type: null,
    import_status: 'none',
    import_error: null,
    marked_for_deletion_at: null,
    permissions: { project_access: null, group_access: null },
    shared_with_groups: [],
    ...shownAttributes(project.attributes),
  };
}

/** The fields of GitLab's answer about an import: there is never one. */
export function importEntity(project: Project) {
  return {
    ...projectIdentity(project),
    import_status: 'none',
    import_type: null,
    correlation_id: null,
    failed_relations: [],
    import_error: null,
    stats: null,
  };
}

/** What both have. */
function projectIdentity(project: Project) {
  return {
    id: project.id,
    description: project.description,
    name: project.name,
    name_with_namespace: [...project.namespace.split('/'), project.name].join(' / '),
    path: project.path,
    path_with_namespace: fullPath(project),
    created_at: project.created_at,
  };
}
