/** Go's decoder takes `null` and an absent field for any type, and fails at a value of another. */
const isNothing = (value: unknown): boolean => value === undefined || value === null;
const TYPES = {
  int: (value: unknown) => Number.isSafeInteger(value),
  string: (value: unknown) => typeof value === 'string',
  bool: (value: unknown) => typeof value === 'boolean',
  time: (value: unknown) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(String(value)),
  day: (value: unknown) => /^\d{4}-\d\d-\d\d$/.test(String(value)),
  strings: (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
  list: (value: unknown) => Array.isArray(value),
  object: (value: unknown) => typeof value === 'object' && !Array.isArray(value),
};

/** A structure of client-go: by the type that Go decodes, the names of its fields. */
export type Structure = Readonly<Partial<Record<keyof typeof TYPES, string>>>;

/** Lists the fields of a structure that Go's decoder would fail at. */
export function undecodable(json: unknown, structure: Structure): string[] {
  const given = json as Record<string, unknown>;
  return Object.entries(structure).flatMap(([type, names]) =>
    names.split(/\s+/).filter((name) => !isNothing(given[name]) && !TYPES[type as keyof typeof TYPES](given[name])),
  );
}

export const USER = {
  int: 'id projects_limit theme_id color_scheme_id namespace_id',
  string: `username email name state web_url bio location public_email linkedin twitter discord website_url github
    organization job_title avatar_url commit_email note`,
  bool: 'bot is_admin can_create_group can_create_project two_factor_enabled external private_profile locked',
  time: 'created_at last_sign_in_at confirmed_at current_sign_in_at',
  day: 'last_activity_on',
  list: 'identities custom_attributes',
} satisfies Structure;
export const TOKEN = {
  int: 'id user_id access_level resource_id',
  string: 'name description token resource_type',
  bool: 'revoked active',
  time: 'created_at last_used_at',
  day: 'expires_at',
  strings: 'scopes',
} satisfies Structure;

/** Of a project (https://github.com/xanzy/go-gitlab, projects.go), which the Terraform provider decodes whole. */
export const PROJECT = {
  int: `id open_issues_count approvals_before_merge creator_id runner_token_expiration_interval forks_count star_count
    mirror_user_id ci_default_git_depth build_timeout`,
  string: `description default_branch visibility ssh_url_to_repo http_url_to_repo web_url readme_url name
    name_with_namespace path path_with_namespace container_registry_access_level container_registry_image_prefix
    avatar_url license_url runners_token repository_storage merge_method service_desk_address issues_access_level
    releases_access_level repository_access_level merge_requests_access_level forking_access_level wiki_access_level
    builds_access_level snippets_access_level pages_access_level operations_access_level analytics_access_level
    environments_access_level feature_flags_access_level infrastructure_access_level monitor_access_level
    suggestion_commit_message squash_option import_url import_type import_status import_error
    ci_restrict_pipeline_cancellation_role auto_cancel_pending_pipelines ci_config_path build_coverage_regex
    issues_template merge_requests_template issue_branch_template merge_commit_template squash_commit_template
    auto_devops_deploy_strategy build_git_strategy external_authorization_classification_label
    requirements_access_level security_and_compliance_access_level model_experiments_access_level`,
  bool: `public issues_enabled merge_requests_enabled jobs_enabled wiki_enabled snippets_enabled
    resolve_outdated_diff_discussions container_registry_enabled empty_repo archived shared_runners_enabled
    group_runners_enabled allow_merge_on_skipped_pipeline only_allow_merge_if_pipeline_succeeds
    only_allow_merge_if_all_discussions_are_resolved remove_source_branch_after_merge
    printing_merge_request_link_enabled lfs_enabled request_access_enabled can_create_merge_request_in mirror
    mirror_trigger_builds only_mirror_protected_branches mirror_overwrites_diverged_branches packages_enabled
    service_desk_enabled autoclose_referenced_issues enforce_auth_checks_on_uploads ci_forward_deployment_enabled
    ci_forward_deployment_rollback_allowed ci_separated_caches ci_job_token_scope_enabled ci_opt_in_jwt
    ci_allow_fork_pipelines_to_run_in_parent_project public_jobs keep_latest_artifact merge_pipelines_enabled
    merge_trains_enabled restrict_user_defined_variables auto_devops_enabled emails_enabled requirements_enabled
    security_and_compliance_enabled mr_default_target_self emails_disabled public_builds`,
  time: 'created_at last_activity_at',
  day: 'marked_for_deletion_at',
  strings: 'tag_list topics compliance_frameworks',
  list: 'shared_with_groups custom_attributes',
  object: `owner namespace permissions container_expiration_policy license forked_from_project statistics _links`,
} satisfies Structure;

/** Of a group (groups.go there). */
export const GROUP = {
  int: `id default_branch_protection file_template_project_id parent_id two_factor_grace_period ldap_access
    shared_runners_minutes_limit extra_shared_runners_minutes_limit max_artifacts_size`,
  string: `name path description visibility avatar_url web_url full_name full_path project_creation_level
    subgroup_creation_level runners_token ldap_cn default_branch shared_runners_setting repository_storage`,
  bool: `membership_lock lfs_enabled request_access_enabled share_with_group_lock require_two_factor_authentication
    auto_devops_enabled emails_disabled emails_enabled mentions_disabled shared_runners_enabled
    prevent_forking_outside_group`,
  time: 'created_at',
  day: 'marked_for_deletion_on',
  list: 'projects shared_projects shared_with_groups custom_attributes ldap_group_links saml_group_links',
  object: 'statistics default_branch_protection_defaults',
} satisfies Structure;

/** Of the namespace in a project. */
export const NAMESPACE = {
  int: 'id parent_id',
  string: 'name path kind full_path avatar_url web_url',
} satisfies Structure;
