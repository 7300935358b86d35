import type { Answers } from '../answers.ts';
import { boolean, dateTime, integer, list, nullable, object, string } from '../json-schema.ts';

export const NAMESPACE_SCHEMA = object<Answers['Namespace']>({
  id: integer,
  name: string,
  path: string,
  kind: { const: 'group' },
  full_path: string,
  parent_id: nullable('integer'),
  avatar_url: nullable('string'),
  web_url: string,
});

type BranchProtection = Answers['Group']['default_branch_protection_defaults'];
const levels = list(object<BranchProtection['allowed_to_push'][number]>({ access_level: integer }));

const group = {
  id: integer,
  web_url: string,
  name: string,
  path: string,
  description: string,
  visibility: { const: 'private' },
  share_with_group_lock: boolean,
  require_two_factor_authentication: boolean,
  two_factor_grace_period: integer,
  project_creation_level: string,
  auto_devops_enabled: nullable('boolean'),
  subgroup_creation_level: string,
  emails_disabled: boolean,
  emails_enabled: boolean,
  mentions_disabled: nullable('boolean'),
  lfs_enabled: boolean,
  default_branch: nullable('string'),
  default_branch_protection: integer,
  default_branch_protection_defaults: object<BranchProtection>({
    allowed_to_push: levels,
    allow_force_push: boolean,
    allowed_to_merge: levels,
    developer_can_initial_push: boolean,
  }),
  avatar_url: nullable('string'),
  request_access_enabled: boolean,
  full_name: string,
  full_path: string,
  created_at: dateTime,
  parent_id: nullable('integer'),
  shared_runners_setting: string,
  marked_for_deletion_on: { type: 'null' },
};

export const GROUP_SCHEMA = object<Answers['Group']>(group);

export const GROUP_DETAILS_SCHEMA = object<Answers['GroupDetails']>({
  ...group,
  shared_with_groups: { type: 'array', maxItems: 0 },
  prevent_sharing_groups_outside_hierarchy: boolean,
  projects: { ...list({ $ref: '#/components/schemas/Project' }), description: 'A hundred at most.' },
  shared_projects: { type: 'array', maxItems: 0 },
});
