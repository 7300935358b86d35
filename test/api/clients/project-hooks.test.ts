import { Gitlab } from '@gitbeaker/rest';
import { expect, it } from 'vitest';
import { NO_RECORD } from '../../kit/answers.ts';
import { undecodable, type Structure } from '../../kit/go-decoder.ts';
import { hookUrl, hooksAt, PLAIN_HOOK } from '../../kit/hooks.ts';
import { newProject } from '../../kit/projects.ts';
import { request } from '../../kit/request.ts';
import { target } from '../../kit/target.ts';
import { terraform } from '../../kit/terraform.ts';

it("GitLab's client for JavaScript adds, shows, lists, edits and removes a hook", async () => {
  const gitlab = new Gitlab({ host: target.base.replace(/\/api$/, ''), token: target.adminToken });
  const project = await newProject();
  const id = project.fullPath;
  const url = hookUrl();
  const hook = { ...PLAIN_HOOK, url, project_id: project.id, push_events: false, note_events: true };
  const options = { pushEvents: false, noteEvents: true, enableSslVerification: true, token: 'x' };
  const added = await gitlab.ProjectHooks.add(id, url, options);
  expect(added).toEqual(hook);
  expect(await gitlab.ProjectHooks.show(id, added.id)).toEqual(added);
  expect(await gitlab.ProjectHooks.all(id)).toEqual([added]);
  const elsewhere = hookUrl();
  const edited = await gitlab.ProjectHooks.edit(id, added.id, elsewhere, { issuesEvents: true });
  expect(edited).toEqual({ ...added, url: elsewhere, issues_events: true });
  await gitlab.ProjectHooks.remove(id, added.id);
  expect(await gitlab.ProjectHooks.all(id)).toEqual([]);
});

/** client-go's `ProjectHook` (https://gitlab.com/gitlab-org/api/client-go, projects.go). */
const HOOK: Structure = {
  int: 'id project_id',
  string: 'url name description push_events_branch_filter branch_filter_strategy alert_status custom_webhook_template',
  bool: `confidential_note_events confidential_issues_events deployment_events enable_ssl_verification emoji_events
    feature_flag_events issues_events job_events merge_requests_events milestone_events note_events pipeline_events
    push_events releases_events repository_update_events resource_access_token_events tag_push_events
    vulnerability_events wiki_page_events`,
  time: 'created_at disabled_until',
  list: 'custom_headers url_variables',
};

/** What `gitlab_project_hook` sends for a configuration that names nothing but the address: the defaults of its schema. */
const DEFAULTS = {
  token: '',
  push_events: true,
  push_events_branch_filter: '',
  issues_events: false,
  confidential_issues_events: false,
  merge_requests_events: false,
  tag_push_events: false,
  note_events: false,
  confidential_note_events: false,
  job_events: false,
  pipeline_events: false,
  wiki_page_events: false,
  deployment_events: false,
  releases_events: false,
  resource_access_token_events: false,
  enable_ssl_verification: true,
};

/** What its `read` puts into the state: every field but the token, which stays what the configuration says. */
function stateOf(json: unknown): Record<string, unknown> {
  const hook = json as Record<string, unknown>;
  expect(undecodable(hook, HOOK)).toEqual([]);
  const { token: _token, ...read } = DEFAULTS;
  const names = ['url', 'name', 'description', 'custom_webhook_template', ...Object.keys(read)];
  return Object.fromEntries(names.map((name) => [name, hook[name] ?? '']));
}

it.each([
  ['the address alone', {}],
  [
    'all that it may say',
    {
      token: 'secret',
      name: 'Ticket bot',
      description: 'Makes tickets',
      push_events: false,
      push_events_branch_filter: 'main',
      issues_events: true,
      confidential_issues_events: true,
      merge_requests_events: true,
      tag_push_events: true,
      note_events: true,
      confidential_note_events: true,
      job_events: true,
      pipeline_events: true,
      wiki_page_events: true,
      deployment_events: true,
      releases_events: true,
      resource_access_token_events: true,
      enable_ssl_verification: false,
    },
  ],
])('Terraform applies, plans without a difference, changes, imports and destroys %s', async (_, configured) => {
  const at = hooksAt(await newProject());
  const { token, ...sent } = { ...DEFAULTS, name: '', description: '', ...configured, url: hookUrl() };
  const state = { custom_webhook_template: '', ...sent };
  const created = await terraform('POST', at, { token, ...sent });
  expect(created.status).toBe(201);
  const { id } = created.json as { id: number };
  // As it reads after it has created, at each plan, and when it imports `PROJECT:ID`.
  expect(stateOf((await terraform('GET', `${at}/${id}`)).json)).toEqual(state);
  const url = hookUrl();
  const updated = await terraform('PUT', `${at}/${id}`, { token, ...sent, url, note_events: false });
  expect(updated.status).toBe(200);
  expect(stateOf((await terraform('GET', `${at}/${id}`)).json)).toEqual({ ...state, url, note_events: false });
  expect(await terraform('DELETE', `${at}/${id}`)).toMatchObject({ status: 204 });
  expect(await terraform('GET', `${at}/${id}`)).toEqual(NO_RECORD);
});

it("python-gitlab, and Ansible's module with it, creates a hook with numbers for truths, saves it, and deletes it", async () => {
  const python = (method: string, path: string, json?: Record<string, unknown>) =>
    request(method, path, {
      headers: { 'user-agent': 'python-gitlab/8.6.0', 'PRIVATE-TOKEN': target.adminToken },
      ...(json && { json }),
    });
  const project = await newProject();
  const at = hooksAt(project);
  const url = hookUrl();
  const created = await python('POST', at, { url, push_events: 1, enable_ssl_verification: 0 });
  const hook = { ...PLAIN_HOOK, url, project_id: project.id, enable_ssl_verification: false };
  expect(created).toEqual({ status: 201, json: hook });
  const { id } = created.json as { id: number };
  // `save()` sends what was changed, and `url`, which it takes for required.
  expect(await python('PUT', `${at}/${id}`, { push_events: 0, url })).toMatchObject({ json: { push_events: false } });
  expect(await python('GET', at)).toMatchObject({ status: 200, json: [{ id, url }] });
  expect(await python('DELETE', `${at}/${id}`)).toMatchObject({ status: 204 });
});
