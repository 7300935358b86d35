import { describe, expect, it } from 'vitest';
import { ACCEPTED, NO_PROJECT, NO_ROUTE } from '../../kit/answers.ts';
import { newGroup } from '../../kit/groups.ts';
import { unique } from '../../kit/projects.ts';
import { AFTER_CREATION, PROVIDER_DEFAULTS, stateOf, terraform } from '../../kit/terraform.ts';

/**
 * The requests of GitLab's Terraform provider, in their order, as its source makes them
 * (https://github.com/gitlabhq/terraform-provider-gitlab, resource_gitlab_project.go, the newest of November 2022). Whether
 * a plan shows a difference is whether what is read differs from what the configuration says or the state has.
 */

/** `terraform apply` of a new resource: what is in the state afterwards. */
async function apply(configured: Record<string, unknown>): Promise<Record<string, unknown>> {
  const created = await terraform('POST', '/v4/projects', { ...PROVIDER_DEFAULTS, ...configured });
  expect(created.status).toBe(201);
  const { id, import_status, namespace } = created.json as {
    id: number;
    import_status: string;
    namespace: { id: number; kind: string };
  };
  // Anything else, and it waits for an import.
  expect(import_status).toBe('none');
  expect(namespace.kind).toBe('group');
  const group = await terraform('GET', `/v4/groups/${namespace.id}`);
  expect(group).toMatchObject({ status: 200, json: { id: namespace.id, default_branch_protection: 2 } });
  // Protected branches are waited for until one is, or there is none.
  expect((await terraform('GET', `/v4/projects/${id}/repository/branches/`)).status).toBe(404);
  expect((await terraform('PUT', `/v4/projects/${id}`, AFTER_CREATION)).status).toBe(200);
  return read(id);
}

/** Its refresh, which is the whole of an import, too. */
async function read(id: unknown): Promise<Record<string, unknown>> {
  const { status, json } = await terraform('GET', `/v4/projects/${String(id)}`);
  expect(status).toBe(200);
  expect(json).toMatchObject({ marked_for_deletion_at: null });
  expect(await terraform('GET', `/v4/projects/${String(id)}/push_rule`)).toMatchObject({ status: 404 });
  return stateOf(json);
}

/** A change: the name goes with each, so that there is something in the request. */
async function update(state: Record<string, unknown>, changes: Record<string, unknown>) {
  const { id, name } = state as { id: number; name: string };
  expect((await terraform('PUT', `/v4/projects/${id}`, { name, ...changes })).status).toBe(200);
  return read(id);
}

/** What the configuration says and the state does not have. */
function drift(state: Record<string, unknown>, configured: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(configured).filter(([name, value]) => JSON.stringify(state[name]) !== JSON.stringify(value)),
  );
}

describe('gitlab_project', () => {
  it('is applied, planned without drift, changed, imported and destroyed', async () => {
    const configured = { name: unique('Web shop').replace('-', ' ') };
    const expected = { ...PROVIDER_DEFAULTS, ...AFTER_CREATION, ...configured };
    const state = await apply(configured);
    expect(drift(state, expected)).toEqual({});
    expect(await read(state['id'])).toEqual(state);

    const changed = await update(state, { description: 'Cheese' });
    expect(changed).toEqual({ ...state, description: 'Cheese' });
    expect(drift(changed, { ...expected, description: 'Cheese' })).toEqual({});
    expect(await read(state['id'])).toEqual(changed);

    expect(await terraform('DELETE', `/v4/projects/${String(state['id'])}`)).toEqual(ACCEPTED);
    expect(await terraform('GET', `/v4/projects/${String(state['id'])}`)).toEqual(NO_PROJECT);
  });

  it('is imported by its full path', async () => {
    const state = await apply({ name: unique() });
    expect(await read(encodeURIComponent(String(state['path_with_namespace'])))).toEqual(state);
  });

  it('has no drift with everything set to something else than its default', async () => {
    const { id: namespace_id } = await newGroup();
    const configured = {
      name: unique(),
      path: unique('path'),
      namespace_id,
      description: 'Text',
      default_branch: 'trunk',
      request_access_enabled: false,
      issues_enabled: false,
      merge_requests_enabled: false,
      jobs_enabled: false,
      wiki_enabled: false,
      snippets_enabled: false,
      container_registry_enabled: false,
      lfs_enabled: false,
      merge_method: 'rebase_merge',
      only_allow_merge_if_pipeline_succeeds: true,
      shared_runners_enabled: true,
      remove_source_branch_after_merge: true,
      packages_enabled: false,
      printing_merge_request_link_enabled: false,
      ci_config_path: 'ci/all.yml',
      ci_forward_deployment_enabled: true,
      pages_access_level: 'public',
      squash_option: 'always',
      analytics_access_level: 'disabled',
      auto_cancel_pending_pipelines: 'disabled',
      auto_devops_deploy_strategy: 'manual',
      auto_devops_enabled: true,
      build_git_strategy: 'clone',
      build_timeout: 7200,
      forking_access_level: 'private',
      operations_access_level: 'private',
      topics: ['a', 'b'],
      squash_commit_template: '%{title}',
      merge_commit_template: '',
    };
    const state = await apply(configured);
    expect(drift(state, configured)).toEqual({});
    expect(drift(await read(state['id']), state)).toEqual({});
  });

  it('is renamed in place', async () => {
    const state = await apply({ name: unique() });
    const path = unique('moved');
    const changed = await update(state, { path });
    expect(changed).toMatchObject({ id: state['id'], namespace_id: state['namespace_id'], path });
    expect(String(changed['path_with_namespace'])).toMatch(new RegExp(`/${path}$`));
  });

  it('that was deleted by somebody else is made again', async () => {
    const state = await apply({ name: unique() });
    await terraform('DELETE', `/v4/projects/${String(state['id'])}`);
    // The provider takes it out of its state at this answer.
    expect((await terraform('GET', `/v4/projects/${String(state['id'])}`)).status).toBe(404);
    expect(await apply({ name: state['name'] })).toMatchObject({ path: state['path'] });
  });

  it('is refused in words where a second resource has its path', async () => {
    const state = await apply({ name: unique() });
    const again = await terraform('POST', '/v4/projects', { ...PROVIDER_DEFAULTS, name: state['name'] });
    expect(again).toEqual({ status: 400, json: { message: { path: ['has already been taken'] } } });
  });
});

it('the data sources of groups and projects find what there is', async () => {
  const { id, fullPath, project } = await newGroup();
  expect(await terraform('GET', `/v4/groups/${encodeURIComponent(fullPath)}`)).toMatchObject({ json: { id } });
  const query = `page=1&per_page=20&search=${encodeURIComponent(fullPath)}`;
  expect(await terraform('GET', `/v4/groups?${query}`)).toMatchObject({ json: [{ id, full_path: fullPath }] });
  expect(await terraform('GET', `/v4/groups/${id}/projects?page=1`)).toMatchObject({ json: [{ id: project.id }] });
  // What there is not is no project that was not found.
  expect(await terraform('GET', `/v4/groups/${id}/subgroups`)).toEqual(NO_ROUTE);
});
