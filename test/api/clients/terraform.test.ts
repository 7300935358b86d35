import { describe, expect, it } from 'vitest';
import { NO_ROUTE } from '../../kit/answers.ts';
import { day } from '../../kit/dates.ts';
import { TOKEN, undecodable } from '../../kit/go-decoder.ts';
import { newGroup } from '../../kit/groups.ts';
import { newProject, unique, type IssuedToken } from '../../kit/projects.ts';
import { AFTER_CREATION, PROVIDER_DEFAULTS, terraform } from '../../kit/terraform.ts';
import { apply, destroy, refresh, start, update } from '../../kit/terraform-runs.ts';

/**
 * The requests of GitLab's Terraform provider, in their order, as its source makes them
 * (https://github.com/gitlabhq/terraform-provider-gitlab, resource_gitlab_project.go, the newest of November 2022). Whether
 * a plan shows a difference is whether what is read differs from what the configuration says or the state has.
 */

/** Something else than the default of each attribute that a configuration may have. */
const OTHERS = {
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
    expect(await refresh(state['id'])).toEqual(state);

    const changed = await update(state, { description: 'Cheese' });
    expect(changed).toEqual({ ...state, description: 'Cheese' });
    expect(drift(changed, { ...expected, description: 'Cheese' })).toEqual({});
    expect(await refresh(state['id'])).toEqual(changed);

    // An import by the number, into an empty state.
    expect(await refresh(String(state['id']))).toEqual(changed);
    await destroy(changed);
  });

  it('is imported by its full path', async () => {
    const state = await apply({ name: unique(), path: unique('web.shop') });
    // client-go escapes dots, too, so that no proxy takes them for a file's ending.
    const escaped = encodeURIComponent(String(state['path_with_namespace'])).replaceAll('.', '%2E');
    expect(await refresh(escaped)).toEqual(state);
  });

  it('has no drift with everything set to something else than its default', async () => {
    const { id: namespace_id } = await newGroup();
    const configured = { name: unique(), path: unique('path'), namespace_id, ...OTHERS };
    const state = await apply(configured);
    expect(drift(state, configured)).toEqual({});
    expect(drift(await refresh(state['id']), state)).toEqual({});
  });

  it('is renamed in place', async () => {
    const state = await apply({ name: unique() });
    const path = unique('moved');
    const changed = await update(state, { path });
    expect(changed).toMatchObject({ id: state['id'], namespace_id: state['namespace_id'], path });
    expect(String(changed['path_with_namespace'])).toMatch(new RegExp(`/${path}$`));
  });

  it('is changed in all its attributes, and changed back', async () => {
    const state = await apply({ name: unique() });
    const changed = await update(state, OTHERS);
    expect(drift(changed, OTHERS)).toEqual({});
    const before = Object.fromEntries(Object.keys(OTHERS).map((name) => [name, state[name]]));
    expect(await update(changed, before)).toEqual(state);
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

it('gitlab_project_access_token is applied, planned without drift, imported and destroyed', async () => {
  const { at, accessTokens } = await newProject();
  await start();
  const configured = { name: unique(), scopes: ['api', 'read_repository'], access_level: 40, expires_at: day(90) };
  const created = await terraform('POST', accessTokens, configured);
  expect(created).toMatchObject({ status: 201, json: { token: expect.any(String) } });
  const { token: _, ...state } = created.json as IssuedToken;
  for (const moment of ['apply', 'plan', 'import']) {
    const answer = await terraform('GET', `${at}/access_tokens/${state.id}`);
    expect([moment, answer]).toEqual([moment, { status: 200, json: state }]);
    expect(answer.json).toMatchObject({ ...configured, active: true, revoked: false });
    expect(undecodable(answer.json, TOKEN)).toEqual([]);
  }
  expect(await terraform('DELETE', `${accessTokens}/${state.id}`)).toMatchObject({ status: 204 });
  // Providers of that time wait here for a 404, which GitLab, too, no longer answers: a revoked token is kept.
  const gone = await terraform('GET', `${accessTokens}/${state.id}`);
  expect(gone).toMatchObject({ status: 200, json: { revoked: true, active: false } });
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
