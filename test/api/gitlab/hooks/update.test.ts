import { beforeAll, expect, it } from 'vitest';
import { NO_RECORD } from '../../../kit/answers.ts';
import { hooksAt, hookUrl, newHook } from '../../../kit/hooks.ts';
import { newProject, type Project } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

let project: Project;

beforeAll(async () => {
  project = await newProject();
});

const headerOf = async (id: number): Promise<unknown> =>
  ((await admin('GET', `${project.at}/error_tracking/alert_destinations/${id}`)).json as { header_name: unknown })
    .header_name;

it('a hook is changed in what is sent, and stays what it was in the rest', async () => {
  const hook = await newHook(project, { name: 'bot', description: 'text', note_events: true, token: 'x' });
  const at = `${hooksAt(project)}/${hook.id}`;
  const changed = { ...hook, push_events: false, description: null };
  expect(await admin('PUT', at, { json: { push_events: false, description: '' } })).toEqual({
    status: 200,
    json: changed,
  });
  expect(await admin('GET', at)).toEqual({ status: 200, json: changed });
  expect(await headerOf(hook.id)).toBe('X-Gitlab-Token');
});

it('another address takes the token with it, as in GitLab, unless it is given again', async () => {
  const hook = await newHook(project, { token: 'x' });
  const at = `${hooksAt(project)}/${hook.id}`;
  const url = hookUrl();
  expect(await admin('PUT', at, { json: { url: hook.url } })).toEqual({ status: 200, json: hook });
  expect(await headerOf(hook.id)).toBe('X-Gitlab-Token');
  expect(await admin('PUT', at, { json: { url } })).toEqual({ status: 200, json: { ...hook, url } });
  expect(await headerOf(hook.id)).toBeNull();
  await admin('PUT', at, { json: { url: hookUrl(), token: 'y' } });
  expect(await headerOf(hook.id)).toBe('X-Gitlab-Token');
  await admin('PUT', at, { json: { token: '' } });
  expect(await headerOf(hook.id)).toBeNull();
});

it('a hook gets a name and loses it, and one that is named by a destination has that name', async () => {
  const hook = await newHook(project);
  const at = `${hooksAt(project)}/${hook.id}`;
  expect((await admin('PUT', at, { json: { name: 'bot' } })).json).toEqual({ ...hook, name: 'bot' });
  expect((await admin('PUT', at, { json: { issues_events: true } })).json).toMatchObject({ name: 'bot' });
  expect((await admin('PUT', at, { json: { name: '' } })).json).toMatchObject({ name: null });
  await admin('PUT', `${project.at}/error_tracking/alert_destinations/${hook.id}`, { json: { name: 'ours' } });
  expect((await admin('PUT', at, { json: { url: hookUrl() } })).json).toMatchObject({ name: 'ours' });
});

it('what is refused changes nothing', async () => {
  const hook = await newHook(project);
  const at = `${hooksAt(project)}/${hook.id}`;
  for (const [json, status] of [
    [{ url: 'http://example.com', push_events: false }, 422],
    [{ custom_webhook_template: '{}', push_events: false }, 400],
    [{ branch_filter_strategy: 'none', push_events: false }, 400],
  ] as const)
    expect(await admin('PUT', at, { json })).toMatchObject({ status, json: { error: expect.any(String) } });
  expect(await admin('GET', at)).toEqual({ status: 200, json: hook });
});

it('a hook that was switched off says so, and one that is not there is not found', async () => {
  const { id } = await newHook(project);
  await admin('PUT', `${project.at}/error_tracking/alert_destinations/${id}`, { json: { enabled: false } });
  expect((await admin('GET', `${hooksAt(project)}/${id}`)).json).toMatchObject({ alert_status: 'disabled' });
  expect(await admin('PUT', `${hooksAt(project)}/${id + 1}`, { json: { name: 'x' } })).toEqual(NO_RECORD);
});
