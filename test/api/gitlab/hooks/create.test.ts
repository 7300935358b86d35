import { beforeAll, expect, it } from 'vitest';
import { invalid } from '../../../kit/answers.ts';
import { hooksAt, hookUrl, newHook, PLAIN_HOOK } from '../../../kit/hooks.ts';
import { newProject, type Project } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

let project: Project;

beforeAll(async () => {
  project = await newProject();
});

const destinationOf = async (id: number): Promise<unknown> =>
  (await admin('GET', `${project.at}/error_tracking/alert_destinations/${id}`)).json;

it('a hook is made of an address alone, with what GitLab takes for granted', async () => {
  const url = hookUrl();
  const created = await admin('POST', hooksAt(project), { json: { url } });
  expect(created).toEqual({ status: 201, json: { ...PLAIN_HOOK, url, project_id: project.id } });
});

it('a hook is a destination of alerts, whose address is shortened there', async () => {
  const { id } = await newHook(project, { token: 'a token' });
  expect(await destinationOf(id)).toMatchObject({
    id,
    kind: 'webhook',
    name: 'hooks.example.com',
    enabled: true,
    address: expect.stringMatching(/^https:\/\/hooks\.example\.com\/alerts\?…[^…]{0,4}$/),
    header_name: 'X-Gitlab-Token',
  });
});

it('what a hook is given is kept as it was given, but for the token, which is never shown', async () => {
  const given = {
    url: hookUrl(),
    name: 'Ticket bot',
    description: 'Makes tickets',
    push_events: false,
    enable_ssl_verification: false,
    issues_events: true,
    feature_flag_events: true,
    push_events_branch_filter: 'main-*',
    branch_filter_strategy: 'regex',
  };
  const answer = await admin('POST', hooksAt(project), { json: { ...given, token: 'never-shown' } });
  expect(answer).toEqual({ status: 201, json: { ...PLAIN_HOOK, ...given, project_id: project.id } });
  expect(answer.text).not.toContain('never-shown');
});

it('what clients send of features that are not here is taken where it asks for nothing', async () => {
  const nothing = {
    enable_ssl_verification: true,
    custom_webhook_template: '',
    custom_headers: [],
    name: '',
    description: '',
    token: '',
    push_events_branch_filter: '',
  };
  const url = hookUrl();
  expect(await admin('POST', hooksAt(project), { json: { url, ...nothing } })).toEqual({
    status: 201,
    json: { ...PLAIN_HOOK, url, project_id: project.id },
  });
});

it.each([
  [{ custom_webhook_template: '{"text":"{{object_kind}}"}' }, 'custom_webhook_template'],
  [{ custom_headers: [{ key: 'Authorization', value: 'Bearer x' }] }, 'custom_headers'],
  [{ url_variables: [{ key: 'token', value: 'x' }] }, 'url_variables'],
  [{ token: 'two\nlines' }, 'token'],
  [{ name: 'x'.repeat(101) }, 'name'],
])('%j is refused, and nothing is made', async (attributes, field) => {
  const own = await newProject();
  const answer = await admin('POST', hooksAt(own), { json: { url: hookUrl(), ...attributes } });
  expect(answer).toMatchObject({
    status: 400,
    json: { error: expect.stringMatching(new RegExp(`^${field} is invalid: `)) },
  });
  expect(await admin('GET', hooksAt(own))).toMatchObject({ status: 200, json: [] });
});

it.each([
  'http://example.com/hook',
  'https://10.0.0.1/',
  'no address',
  'https://user:word@example.com/',
  'ftp://example.com',
])('the address %s is refused as GitLab does, with the reason', async (url) => {
  const answer = await admin('POST', hooksAt(project), { json: { url } });
  expect(answer).toMatchObject({
    status: 422,
    json: { error: expect.stringMatching(/^Invalid url given: it |^Invalid url given: requests /) },
  });
});

it('the address is needed', async () => {
  expect(await admin('POST', hooksAt(project), { json: {} })).toEqual(invalid('url is missing', 'url is empty'));
  expect(await admin('POST', hooksAt(project), { json: { url: '' } })).toEqual(invalid('url is empty'));
});
