import type { Group } from '../../domain/group.ts';
import type { Project } from '../../domain/project.ts';
import { namespaceEntity } from './namespace.ts';
import { projectEntity } from './project.ts';

/**
 * The fields of GitLab's group entity that clients decode, with GitLab's defaults for all that a group can be set to: a
 * group here only holds projects.
 */
export function groupEntity(group: Group, origin: string) {
  const { full_path, created_at } = group;
  const { id, name, path, parent_id, avatar_url, web_url } = namespaceEntity(group, origin);
  return {
    id,
    web_url,
    name,
    path,
    description: '',
    visibility: 'private',
    share_with_group_lock: false,
    require_two_factor_authentication: false,
    two_factor_grace_period: 48,
    project_creation_level: 'developer',
    auto_devops_enabled: null,
    subgroup_creation_level: 'maintainer',
    emails_disabled: false,
    emails_enabled: true,
    mentions_disabled: null,
    lfs_enabled: true,
    default_branch: null,
    default_branch_protection: 2,
    default_branch_protection_defaults: {
      allowed_to_push: [{ access_level: 40 }],
      allow_force_push: false,
      allowed_to_merge: [{ access_level: 40 }],
      developer_can_initial_push: false,
    },
    avatar_url,
    request_access_enabled: true,
    full_name: full_path.split('/').join(' / '),
    full_path,
    created_at,
    parent_id,
    shared_runners_setting: 'enabled',
    marked_for_deletion_on: null,
  };
}

/** A group as it is shown alone. `projects`: those that are shown with it. */
export function groupDetails(group: Group, projects: readonly Project[], origin: string) {
  return {
    ...groupEntity(group, origin),
    shared_with_groups: [],
    prevent_sharing_groups_outside_hierarchy: false,
    projects: projects.map((project) => projectEntity(project, origin)),
    shared_projects: [],
  };
}
