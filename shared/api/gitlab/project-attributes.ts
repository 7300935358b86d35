import type { ProjectAttributes } from '../../domain/project-attributes.ts';
import {
  MAX_COMMIT_TEMPLATE_CHARACTERS,
  MAX_GIT_DEPTH,
  MAX_PROJECT_TEMPLATE_CHARACTERS,
  MAX_PROJECT_TEXT_CHARACTERS,
} from '../../domain/limits.ts';
import { boolean, integer, list, nullable, string, type Schema } from '../json-schema.ts';
import type { Parameter } from '../row.ts';

const KEPT = 'Kept as it is sent, and shown; nothing here acts on it.';

const flag = { type: 'boolean', blank: 'keep', description: KEPT } as const;
const text = { type: 'string', maxLength: MAX_PROJECT_TEXT_CHARACTERS, description: KEPT } as const;
const template = { type: 'string', maxLength: MAX_PROJECT_TEMPLATE_CHARACTERS, description: KEPT } as const;
const commitTemplate = { ...template, maxLength: MAX_COMMIT_TEMPLATE_CHARACTERS } as const;
const number = { type: 'integer', minimum: 0, maximum: 2_147_483_647, blank: 'keep', description: KEPT } as const;
const names = { type: 'string[]', description: KEPT } as const;
const oneOf = <const Values extends readonly string[]>(...values: Values) =>
  ({ type: 'string', values, blank: 'keep', description: KEPT }) as const;
const level = oneOf('disabled', 'private', 'enabled');

/** The attributes that are kept, as parameters of the requests that create and change a project. */
const SHOWN = {
  allow_merge_on_skipped_pipeline: flag,
  analytics_access_level: level,
  approvals_before_merge: number,
  auto_cancel_pending_pipelines: oneOf('disabled', 'enabled'),
  auto_devops_deploy_strategy: oneOf('continuous', 'manual', 'timed_incremental'),
  auto_devops_enabled: flag,
  autoclose_referenced_issues: flag,
  build_git_strategy: oneOf('fetch', 'clone'),
  build_timeout: number,
  builds_access_level: level,
  ci_allow_fork_pipelines_to_run_in_parent_project: flag,
  ci_config_path: text,
  ci_default_git_depth: { ...number, maximum: MAX_GIT_DEPTH },
  ci_forward_deployment_enabled: flag,
  ci_forward_deployment_rollback_allowed: flag,
  ci_separated_caches: flag,
  container_registry_access_level: level,
  default_branch: { ...text, description: 'Kept as it is sent, though there is no repository.' },
  emails_disabled: flag,
  enforce_auth_checks_on_uploads: flag,
  environments_access_level: level,
  external_authorization_classification_label: text,
  feature_flags_access_level: level,
  forking_access_level: level,
  group_runners_enabled: flag,
  infrastructure_access_level: level,
  issue_branch_template: text,
  issues_access_level: level,
  issues_template: template,
  keep_latest_artifact: flag,
  lfs_enabled: flag,
  merge_commit_template: commitTemplate,
  merge_method: oneOf('ff', 'rebase_merge', 'merge'),
  merge_pipelines_enabled: flag,
  merge_requests_access_level: level,
  merge_requests_template: template,
  merge_trains_enabled: flag,
  mirror: flag,
  mirror_overwrites_diverged_branches: flag,
  mirror_trigger_builds: flag,
  model_experiments_access_level: level,
  model_registry_access_level: level,
  monitor_access_level: level,
  only_allow_merge_if_all_discussions_are_resolved: flag,
  only_allow_merge_if_pipeline_succeeds: flag,
  only_mirror_protected_branches: flag,
  operations_access_level: level,
  packages_enabled: flag,
  pages_access_level: oneOf('disabled', 'private', 'enabled', 'public'),
  printing_merge_request_link_enabled: flag,
  public_jobs: flag,
  releases_access_level: level,
  remove_source_branch_after_merge: flag,
  repository_access_level: level,
  request_access_enabled: flag,
  requirements_access_level: level,
  resolve_outdated_diff_discussions: flag,
  restrict_user_defined_variables: flag,
  security_and_compliance_access_level: level,
  service_desk_enabled: flag,
  shared_runners_enabled: flag,
  snippets_access_level: level,
  squash_commit_template: commitTemplate,
  squash_option: oneOf('never', 'always', 'default_on', 'default_off'),
  suggestion_commit_message: text,
  topics: names,
  warn_about_potentially_unwanted_characters: flag,
  wiki_access_level: level,
} as const satisfies Record<keyof ProjectAttributes, Parameter>;

/** Other names that GitLab takes: the old ones, and a feature's access level as a switch. */
const ALSO_TAKEN = {
  container_registry_enabled: flag,
  emails_enabled: flag,
  issues_enabled: flag,
  jobs_enabled: flag,
  merge_requests_enabled: flag,
  public_builds: { ...flag, description: 'The same as `public_jobs`.' },
  snippets_enabled: flag,
  tag_list: { ...names, description: 'The same as `topics`.' },
  wiki_enabled: flag,
} as const satisfies Record<string, Parameter>;

export const PROJECT_ATTRIBUTES = { ...SHOWN, ...ALSO_TAKEN } as const;

/** The schema of each attribute in an answer. */
export const ATTRIBUTE_SCHEMAS = Object.fromEntries(
  Object.entries<Parameter>(SHOWN).map(([name, parameter]) => [name, schemaOf(parameter)]),
) as Record<keyof ProjectAttributes, Schema>;

function schemaOf({ type, values }: Parameter): Schema {
  if (type === 'boolean') return boolean;
  if (type === 'integer') return integer;
  if (type === 'string[]') return list(string);
  return values ? { enum: values } : nullable('string');
}
