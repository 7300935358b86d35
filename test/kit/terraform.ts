import { expect } from 'vitest';
import { NAMESPACE, PROJECT, undecodable } from './go-decoder.ts';
import { request, type Answer, type Call } from './request.ts';
import { target } from './target.ts';

const AGENT = 'Terraform/1.10.0 (+https://www.terraform.io) Terraform-Plugin-SDK/2.24.0 terraform-provider-gitlab';

/** A request as GitLab's Terraform provider puts it on the wire: every kind of token goes as OAuth's do. */
export function terraform(method: string, path: string, json?: Record<string, unknown>): Promise<Answer> {
  const headers = { authorization: `Bearer ${target.adminToken}`, accept: 'application/json', 'user-agent': AGENT };
  const call: Call = json === undefined ? { headers } : { headers, json };
  return request(method, path, call);
}

/** What `gitlab_project` sends for a configuration that names nothing but the name: the defaults of its schema. */
export const PROVIDER_DEFAULTS = {
  request_access_enabled: true,
  issues_enabled: true,
  merge_requests_enabled: true,
  jobs_enabled: true,
  approvals_before_merge: 0,
  wiki_enabled: true,
  snippets_enabled: true,
  container_registry_enabled: true,
  lfs_enabled: true,
  visibility: 'private',
  merge_method: 'merge',
  only_allow_merge_if_pipeline_succeeds: false,
  only_allow_merge_if_all_discussions_are_resolved: false,
  allow_merge_on_skipped_pipeline: false,
  shared_runners_enabled: false,
  remove_source_branch_after_merge: false,
  packages_enabled: true,
  printing_merge_request_link_enabled: true,
  mirror: false,
  mirror_trigger_builds: false,
  ci_config_path: '',
  ci_forward_deployment_enabled: true,
  pages_access_level: 'private',
  squash_option: 'default_off',
} as const;

/** What it sends right after, in a request of its own. */
export const AFTER_CREATION = {
  import_url: '',
  merge_pipelines_enabled: false,
  merge_trains_enabled: false,
  mirror_overwrites_diverged_branches: false,
  only_mirror_protected_branches: false,
  ci_forward_deployment_enabled: true,
} as const;

/** The fields that the provider reads into its state. */
const READ = `id approvals_before_merge build_timeout ci_default_git_depth name path path_with_namespace description
  default_branch visibility merge_method ssh_url_to_repo http_url_to_repo web_url squash_option import_status
  import_url issues_template merge_requests_template ci_config_path analytics_access_level
  auto_cancel_pending_pipelines auto_devops_deploy_strategy build_git_strategy builds_access_level
  container_registry_access_level external_authorization_classification_label forking_access_level
  issues_access_level merge_requests_access_level operations_access_level pages_access_level
  repository_access_level requirements_access_level security_and_compliance_access_level snippets_access_level
  wiki_access_level squash_commit_template merge_commit_template request_access_enabled issues_enabled
  merge_requests_enabled jobs_enabled wiki_enabled snippets_enabled container_registry_enabled lfs_enabled
  only_allow_merge_if_pipeline_succeeds only_allow_merge_if_all_discussions_are_resolved
  allow_merge_on_skipped_pipeline shared_runners_enabled archived remove_source_branch_after_merge
  printing_merge_request_link_enabled packages_enabled mirror mirror_trigger_builds
  mirror_overwrites_diverged_branches only_mirror_protected_branches ci_forward_deployment_enabled
  merge_pipelines_enabled merge_trains_enabled resolve_outdated_diff_discussions auto_devops_enabled
  autoclose_referenced_issues emails_disabled public_jobs tag_list topics`.split(/\s+/);

/** Those of them that nobody has here: the provider takes what is not in an answer for the zero of its type. */
const NOT_HERE = 'runners_token repository_storage container_expiration_policy build_coverage_regex'.split(' ');

/** The zeros of Go's types. */
const ZEROS: Record<string, unknown> = { int: 0, string: '', bool: false, strings: [] };
const zeroOf = (name: string): unknown =>
  ZEROS[Object.entries(PROJECT).find(([, names]) => names.split(/\s+/).includes(name))?.[0] ?? ''];

/** Reads an answer as the provider does: it decodes, every field is there, and what is null is the type's zero. */
export function stateOf(json: unknown): Record<string, unknown> {
  const project = json as Record<string, unknown> & { namespace: { id: number; kind: string } };
  expect(undecodable(project, PROJECT)).toEqual([]);
  expect(undecodable(project.namespace, NAMESPACE)).toEqual([]);
  expect(READ.filter((name) => !Object.hasOwn(project, name))).toEqual([]);
  expect(NOT_HERE.filter((name) => Object.hasOwn(project, name))).toEqual([]);
  const fields = READ.map((name) => [name, project[name] ?? zeroOf(name)]);
  return { namespace_id: project.namespace.id, ...Object.fromEntries(fields) };
}
