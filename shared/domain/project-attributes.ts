/**
 * What GitLab's clients set of a project and read back (https://docs.gitlab.com/api/projects/), and what GitLab answers
 * while nobody has set it: for a private project on an installation whose settings nobody changed, by
 * app/models/project.rb, project_feature.rb and project_ci_cd_setting.rb of https://github.com/gitlabhq/gitlabhq. Nothing
 * here acts on any of it: it is kept as it was sent, because a client such as Terraform's provider compares what it reads
 * with what it wrote.
 */
export const DEFAULT_ATTRIBUTES = {
  allow_merge_on_skipped_pipeline: false,
  analytics_access_level: 'enabled',
  approvals_before_merge: 0,
  auto_cancel_pending_pipelines: 'enabled',
  auto_devops_deploy_strategy: 'continuous',
  auto_devops_enabled: false,
  autoclose_referenced_issues: true,
  build_git_strategy: 'fetch',
  build_timeout: 3600,
  builds_access_level: 'enabled',
  ci_allow_fork_pipelines_to_run_in_parent_project: true,
  ci_config_path: null as string | null,
  ci_default_git_depth: 20,
  ci_forward_deployment_enabled: true,
  ci_forward_deployment_rollback_allowed: true,
  ci_separated_caches: true,
  container_registry_access_level: 'enabled',
  default_branch: null as string | null,
  emails_disabled: false,
  enforce_auth_checks_on_uploads: true,
  environments_access_level: 'enabled',
  external_authorization_classification_label: '' as string | null,
  feature_flags_access_level: 'enabled',
  forking_access_level: 'enabled',
  group_runners_enabled: true,
  infrastructure_access_level: 'enabled',
  issue_branch_template: null as string | null,
  issues_access_level: 'enabled',
  issues_template: null as string | null,
  keep_latest_artifact: true,
  lfs_enabled: true,
  merge_commit_template: null as string | null,
  merge_method: 'merge',
  merge_pipelines_enabled: false,
  merge_requests_access_level: 'enabled',
  merge_requests_template: null as string | null,
  merge_trains_enabled: false,
  mirror: false,
  mirror_overwrites_diverged_branches: false,
  mirror_trigger_builds: false,
  model_experiments_access_level: 'enabled',
  model_registry_access_level: 'enabled',
  monitor_access_level: 'enabled',
  only_allow_merge_if_all_discussions_are_resolved: false,
  only_allow_merge_if_pipeline_succeeds: false,
  only_mirror_protected_branches: false,
  operations_access_level: 'enabled',
  packages_enabled: true,
  pages_access_level: 'private',
  printing_merge_request_link_enabled: true,
  public_jobs: true,
  releases_access_level: 'enabled',
  remove_source_branch_after_merge: true,
  repository_access_level: 'enabled',
  request_access_enabled: true,
  requirements_access_level: 'enabled',
  resolve_outdated_diff_discussions: false,
  restrict_user_defined_variables: false,
  security_and_compliance_access_level: 'private',
  service_desk_enabled: false,
  shared_runners_enabled: true,
  snippets_access_level: 'enabled',
  squash_commit_template: null as string | null,
  squash_option: 'default_off',
  suggestion_commit_message: null as string | null,
  topics: [] as readonly string[],
  warn_about_potentially_unwanted_characters: true,
  wiki_access_level: 'enabled',
};

export type ProjectAttributes = typeof DEFAULT_ATTRIBUTES;

/** Features that GitLab also shows, and takes, as a switch: by its name, the attribute that it is read from. */
const SWITCHES = {
  container_registry_enabled: 'container_registry_access_level',
  issues_enabled: 'issues_access_level',
  jobs_enabled: 'builds_access_level',
  merge_requests_enabled: 'merge_requests_access_level',
  snippets_enabled: 'snippets_access_level',
  wiki_enabled: 'wiki_access_level',
} as const satisfies Record<string, keyof ProjectAttributes>;

type Switches = Record<keyof typeof SWITCHES, boolean>;

/** Attributes as callers send them: under the names that are shown, and under those that GitLab takes besides. */
export type SentAttributes = { [Name in keyof ProjectAttributes]?: ProjectAttributes[Name] | null } & Partial<
  Switches & { emails_enabled: boolean; public_builds: boolean; tag_list: readonly string[] | null }
>;

/**
 * Reads the attributes that a request names, each under the one name that it is stored by. Of two names for one attribute
 * the shown one counts. A list that was sent blank is empty.
 */
export function sentAttributes(sent: SentAttributes): Partial<ProjectAttributes> {
  const { emails_enabled, public_builds, tag_list } = sent;
  const switched = Object.entries(SWITCHES).flatMap(([name, level]) => {
    const isOn = sent[name as keyof Switches];
    return isOn === undefined ? [] : [[level, isOn ? 'enabled' : 'disabled']];
  });
  const found = {
    ...Object.fromEntries(switched),
    ...(emails_enabled !== undefined && { emails_disabled: !emails_enabled }),
    ...(public_builds !== undefined && { public_jobs: public_builds }),
    ...(tag_list !== undefined && { topics: tag_list }),
    ...Object.fromEntries(Object.entries(sent).filter(([name]) => Object.hasOwn(DEFAULT_ATTRIBUTES, name))),
  };
  return 'topics' in found ? { ...found, topics: found.topics ?? [] } : found;
}

/** Completes what is stored to what is shown: GitLab's defaults, and the features as switches. */
export function shownAttributes(stored: Partial<ProjectAttributes> = {}) {
  const attributes: ProjectAttributes = { ...DEFAULT_ATTRIBUTES, ...stored };
  const switches = Object.fromEntries(
    Object.entries(SWITCHES).map(([name, level]) => [name, attributes[level] !== 'disabled']),
  ) as Switches;
  return { ...attributes, ...switches, emails_enabled: !attributes.emails_disabled, tag_list: attributes.topics };
}
